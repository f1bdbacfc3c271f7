import type { Right } from './rights'
import { newestPlace } from './sequence'
import { readTold, type Told } from './told'

const BATCH = 100

// What waits in memory for a reader who is slow; more is read from the database when there is room again.
const WAITING = 64

// Beats for which a reader may have no room before they count as gone: a minute.
const MISSED_BEATS = 3

// How long a browser waits before it comes back.
const RETRY_MS = 3_000

const encoder = new TextEncoder()

interface Opening {
  threadId: number
  network: string
  /** The last place that the reader was told. Null: from now on. */
  after: bigint | null
  /** By what its reader was let in; null: as anybody is. */
  right: Right | null
  /** Done when the process tells its streams what is new. */
  ready: () => Promise<void>
  onEnd: () => void
}

/**
 * One reader's live stream of a thread. It reads what came before from the database, up to where nothing is left, and is then told what is
 * new; when that is more than its reader takes, it goes back to reading. Each event is told once, in order, whichever way it comes.
 */
export class Stream {
  readonly threadId: number
  readonly network: string
  readonly right: Right | null
  readonly body: ReadableStream<Uint8Array>
  private controller!: ReadableStreamDefaultController<Uint8Array>
  private place: bigint | null = null
  private live = false
  private missed = false
  private ended = false
  private missedBeats = 0

  constructor(private readonly opening: Opening) {
    this.threadId = opening.threadId
    this.network = opening.network
    this.right = opening.right
    this.body = new ReadableStream<Uint8Array>({
      start: (controller) => void (this.controller = controller),
      pull: () => this.catchUp(),
      cancel: () => this.gone(),
    }, { highWaterMark: WAITING })
  }

  /** An event of the thread that has just got its place. */
  tell(told: Told): void {
    if (!this.live || !this.hasRoom()) {
      this.live = false
      this.missed = true
    } else if (told.sequence > this.place!) {
      this.send(told)
    }
  }

  /** Shows the reader, and whatever stands between, that the connection is alive; ends it when nobody has read for long. */
  beat(): void {
    if (this.hasRoom()) {
      this.missedBeats = 0
      this.say(':\n\n')
    } else if ((this.missedBeats += 1) > MISSED_BEATS) {
      this.end()
    }
  }

  end(): void {
    if (this.ended) return
    this.gone()
    this.controller.close()
  }

  private gone(): void {
    this.ended = true
    this.opening.onEnd()
  }

  private async catchUp(): Promise<void> {
    if (this.live) return
    try {
      await this.opening.ready()
      this.place ??= await this.begin()
      do {
        this.missed = false
        const from = this.place
        const { told, upTo } = await readTold(from, BATCH, this.threadId)
        for (const one of told) this.send(one)
        this.place = upTo
        this.live = upTo === from && !this.missed
      } while (!this.live && !this.ended && this.hasRoom())
    } catch {
      // The reader comes back with the last place they were told.
      this.end()
    }
  }

  /** Says where the reader is before anything has happened, so that they lose nothing when the connection does not last. */
  private async begin(): Promise<bigint> {
    const { after } = this.opening
    const newest = await newestPlace()
    // A place that nobody has been given yet is of another database, restored since.
    const place = after === null || after > newest ? newest : after
    this.say(`retry: ${RETRY_MS}\nid: ${place}\n\n`)
    return place
  }

  private send({ sequence, name, number, id }: Told): void {
    this.place = sequence
    this.say(`id: ${sequence}\nevent: ${name}\ndata: ${JSON.stringify({ number, id: String(id) })}\n\n`)
  }

  private say(text: string): void {
    if (!this.ended) this.controller.enqueue(encoder.encode(text))
  }

  private hasRoom(): boolean {
    return (this.controller.desiredSize ?? 0) > 0
  }
}
