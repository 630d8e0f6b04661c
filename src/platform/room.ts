/** What a room is to the wiring: its endpoints with their handlers, its sentences, its hourly work. */
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database, Executor } from './database/executor.ts';
import type { TableDescription } from './database/tables.ts';
import type { Gate } from './http/caller.ts';
import type { Endpoint } from './http/endpoint.ts';
import type { AnyHandler } from './http/handler.ts';
import type { AnyJobKind } from './jobs/kind.ts';
import type { Gauge } from './metrics.ts';
import type { Sentences } from './sentences.ts';

/** What rows of one kind are called now, by their ids; one that has no name, or is gone, is left out. */
export type NamesOf = (db: Executor, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

export interface Platform {
  readonly database: Database;
  readonly clock: Clock;
  /** The folder of the product: where `samples/` and the like lie. */
  readonly root: string;
  readonly version: string;
  /** The tables of all rooms: for what goes over all that is kept. */
  readonly tables?: readonly TableDescription[];
  /** By the kind of a journal's subject, of all rooms: names are looked up where they are shown, not kept. */
  readonly names?: Readonly<Record<string, NamesOf>>;
  /** A line for the operator. */
  readonly log?: (line: string) => void;
  /** Whether pages travel by TLS, so that cookies may ask for it. */
  readonly secure?: boolean;
  /** What seals secrets in the database; null where the installation has none. */
  readonly key?: Uint8Array | null;
  /** The address under which a proxy shows the pages. */
  readonly origin?: string | undefined;
  readonly office?: Config['office'];
  /** What leaves the product, and how far. */
  readonly outgoing?: Outgoing;
  /** Whether accounts may ask for a client's certificate. */
  readonly certificates?: boolean;
  /** Unset: as the settings are without a word. */
  readonly session?: Config['session'];
}

export interface Outgoing {
  readonly mail: Config['mail'];
  /** Hour in Shanghai. */
  readonly digestHour: number;
  readonly privateHosts: readonly string[];
  /** Certificates (PEM) that are trusted beside the usual ones. */
  readonly authorities: string | undefined;
  readonly lang: Config['lang'];
}

/** Printed on standard output and kept nowhere. */
export interface Announcement { readonly zh: string; readonly en: string }

export interface OpenRoom {
  readonly handlers: Readonly<Record<string, AnyHandler>>;
  /** Run at the start and then hourly; must bear being run by several servers. */
  readonly hourly?: () => Promise<void>;
  /** Its kinds of jobs, each name its own in the whole product: `archive-plan`. */
  readonly jobs?: Readonly<Record<string, AnyJobKind>>;
  /** Run once when the server listens. @returns what only whoever started it may read, once. */
  readonly begin?: () => Promise<Announcement | null>;
  /** What it says of itself to whoever reads `/metrics`; no personal data. */
  readonly gauges?: () => Promise<readonly Gauge[]>;
  readonly close?: () => Promise<void>;
  /** Of the one room that knows who may come in. */
  readonly gate?: Gate;
}

export interface Room {
  readonly name: string;
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  readonly sentences: Sentences;
  /** Its tables, each column classified. */
  readonly tables: readonly TableDescription[];
  /** What its subjects in the journal are called, by their kind. */
  readonly names?: Readonly<Record<string, NamesOf>>;
  /** What a backup says of the room beside its rows, and what a database must be told when rows came into it from another. */
  readonly carried?: {
    readonly noted?: (snapshot: Executor) => Promise<Readonly<Record<string, string | number | null>>>;
    /** As the owner, in the transaction of the restore, after all rows and migrations. */
    readonly arrived: (owner: Executor, clock: Clock) => Promise<void>;
  };
  readonly open: (platform: Platform) => OpenRoom;
}
