/** Why some examples of the specifications come out otherwise here; docs/spoilers.md says the same. */
export interface Difference {
  readonly reason: string
  /** Numbers of CommonMark's examples. */
  readonly commonmark: readonly number[]
  /** Numbers of GFM's, for its extensions. */
  readonly gfm?: readonly number[]
}

const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index)

export const DIFFERENCES: readonly Difference[] = [
  {
    reason: 'HTML is text',
    commonmark: [
      21, 31, ...from(148, 191), 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623, ...from(625, 631), 642, 643,
    ],
    gfm: [657],
  },
  { reason: 'only http, https and mailto are links', commonmark: [596, 598, 599, 601], gfm: [633, 634, 635] },
  {
    reason: 'an address that depends on the page it stands on is no link',
    commonmark: [
      194, 195, 200, 203, 484, 485, 486, 487, 492, 495, 496, 498, 499, 500, 502, 503, 504, 517, 520, 522, 531, 573, 576, 577, 578, 580,
    ],
  },
  {
    reason: 'no words are dropped: a definition that nothing refers to, cells beyond the head of a table',
    commonmark: [204, 207, 208, 210, 317, 537, 538, 544, 545, 563, 565, 567, 571, 592],
    gfm: [204],
  },
  { reason: 'bare addresses are links, as GFM has it', commonmark: [602, 608, 611, 612] },
  { reason: 'a line end written as a character reference ends a line', commonmark: [39] },
]
