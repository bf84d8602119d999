import { createParser } from 'eventsource-parser';

/** One message of the stream, as it came. */
export interface StreamMessage {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: string;
}

/** Reads a stream's messages to its end; rejects when it breaks, or when nothing comes for `silenceMs`. */
export const readMessages = async (
  body: ReadableStream<Uint8Array>,
  silenceMs: number,
  onMessage: (message: StreamMessage) => void,
  onBytes: () => void,
): Promise<void> => {
  const parser = createParser({
    onEvent: ({ event, id, data }) => {
      onMessage({ event: event ?? 'message', id, data });
    },
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let silence: ReturnType<typeof setTimeout> | undefined;
  try {
    for (;;) {
      const dead = new Promise<never>((_, reject) => {
        silence = setTimeout(() => {
          reject(new Error(`Nothing came for ${String(silenceMs)} ms.`));
        }, silenceMs);
      });
      const { done, value } = await Promise.race([reader.read(), dead]);
      clearTimeout(silence);
      if (done) return;
      onBytes();
      parser.feed(decoder.decode(value, { stream: true }));
    }
  } finally {
    clearTimeout(silence);
    void reader.cancel().catch(() => {});
  }
};
