export const forget = 'delete from plans.task where id = 1';
