// What is written on to the end of a Korean noun, the longest first: who looks for 선물을 means 선물은 as well.
const PARTICLES = [
  '에게서', '한테서', '으로서', '으로써', '이라는', '이라고', '에서는', '까지도', '부터는', '처럼은',
  '에서', '에게', '한테', '으로', '까지', '부터', '처럼', '보다', '마다', '조차', '밖에', '이나', '이랑', '라는', '라고', '에는', '에도', '께서', '로서', '이란', '이야', '이가', '이는', '이의',
  '은', '는', '이', '가', '을', '를', '의', '에', '로', '와', '과', '도', '만', '나', '랑', '께', '야', '아',
]

// A stem of one syllable is more often a part of another word than a noun.
const SHORTEST_STEM = 2

/** A Hangul run without the particle at its end; the run as it is where too little would be left. */
export function withoutParticle(run: string): string {
  const particle = PARTICLES.find((one) => run.endsWith(one) && run.length - one.length >= SHORTEST_STEM)
  return particle === undefined ? run : run.slice(0, -particle.length)
}
