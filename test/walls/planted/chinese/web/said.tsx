export const Said = () => <p>台账</p>;
