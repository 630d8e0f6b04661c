export const Titled = ({ count }: { count: number }) => <p title={`${count} 项`} />;
