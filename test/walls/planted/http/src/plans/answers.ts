export type { FastifyReply } from 'fastify';
