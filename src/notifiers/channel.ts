import type { ChannelSpec } from '../ports/alerts/channel.ts';
import type { Message } from '../ports/alerts/notifier.ts';
import type { Sender } from './attempts.ts';
import type { Post } from './http.ts';

/** Delivers one message, whose texts are clean. @throws {RestorableError} NOTIFY_FAILED, NOTIFY_REFUSED */
export type Deliver = (message: Message, signal: AbortSignal) => Promise<void>;

/** Creates what delivers the messages of a kind of channel. Sends nothing yet. @param sender for kinds that do not send by HTTP */
export type OpenChannel = (spec: ChannelSpec, post: Post, sender: Sender) => Deliver;
