/** Hands a file that the server answered with to the browser, under the name the server gave it. */
export async function saveResponse(response: Response, otherwise: string): Promise<void> {
  const disposition = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="([^"]+)"/i.exec(disposition)?.[1];
  saveBlob(await response.blob(), encoded !== undefined ? decodeURIComponent(encoded) : plain ?? otherwise);
}

export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
