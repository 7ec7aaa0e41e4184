import type { UrlReader } from '../../knowledge/python-clients.js';
import type { Located, Note } from '../../text/location.js';
import type { Service } from '../compose.js';
import type { Address } from './address.js';

/** A server that a service's process connects to. `at` is the text that says where. */
export interface Connection extends Located, Address {
  readonly service: Service;
  /** What says so, as it stands in messages: `DATABASE_URL`, `redis.Redis()`. */
  readonly subject: string;
  /** Where the address comes from. `image`: an ENV of the image; `default`: the library's own, nothing is written. */
  readonly origin: 'environment' | 'env-file' | 'image' | 'code' | 'default';
  /** Whether a default of an interpolated variable gives it, which a shell may replace. */
  readonly isFallback: boolean;
  /** Whether the port is written or the kind's own, and not merely guessed from the project around it. */
  readonly kindKnown: boolean;
  /** The framework that surely reads it and loads the driver for it. */
  readonly reader: UrlReader | undefined;
  /** Whether code of the program is seen to use it. */
  readonly isRead: boolean;
  readonly evidence: readonly Note[];
}
