export const later = () => import('#delivery');
