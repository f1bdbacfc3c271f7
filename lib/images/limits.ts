/** Pixels of an image, all frames of a moving one together: what the largest telephone cameras make (48 million), and 200 MB at most to decode. */
export const PIXELS = 50_000_000
/** Frames of a moving image: half a minute at ten a second. */
export const FRAMES = 300
/** The longer side of what is kept, in pixels: a post's column on a screen of twice the usual density, and some to look closer. */
export const LONGEST = 2048
/** The same where it moves, as each frame weighs. */
export const LONGEST_MOVING = 800
/** Bytes of what is kept. A still image has a tenth of it; a moving one that has more is a film. */
export const KEPT_BYTES = 8 * 1024 * 1024
/** Seconds of decoding and encoding. What an honest image takes is under two; the machine's other work may slow it. */
export const SECONDS = 20
