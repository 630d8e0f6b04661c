/** Made by the build from the endpoints of all rooms, so that the browser need not load their shapes. */
declare module 'virtual:endpoints' {
  const addresses: Readonly<Record<string, readonly [method: string, path: string]>>;
  export default addresses;
}
