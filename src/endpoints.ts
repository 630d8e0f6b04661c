/** Every endpoint of the product by its name: what the web's client and the access test are made from. A new room is a line here. */
import { endpoints as access } from '#access/api';
import { endpoints as delivery } from '#delivery/api';
import { endpoints as papers } from '#papers/api';
import { endpoints as documents } from '#documents/api';
import { endpoints as journal } from '#journal/api';
import { endpoints as notices } from '#notices/api';
import { endpoints as people } from '#people/api';
import { endpoints as platform } from '#platform/api';
import { endpoints as plans } from '#plans/api';
import { endpoints as units } from '#units/api';

export const endpoints = { ...platform, ...journal, ...units, ...access, ...people, ...notices, ...documents, ...plans, ...delivery, ...papers } as const;
