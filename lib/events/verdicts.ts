import type { Queries } from '@/lib/db/client'
import type { Reading } from '@/lib/spoilers/radar/radar'
import { ADVICE } from '@/lib/spoilers/radar/thresholds'
import { formatScope } from '@/lib/spoilers/scope'

interface Verdict {
  postId: number
  /** The revision that was judged. */
  revision: number
  outcome: 'upheld' | 'dismissed'
  actionId: number
}

/**
 * Keeps what the radar found in a post that waited, and what a moderator made of it: how it does here (docs/radar.md). A post that was dismissed
 * counts only where somebody, or the radar, had called it a spoiler. To be called before the queue item and its reports are decided.
 */
export async function keepVerdict(tx: Queries, verdict: Verdict, { score, findings }: Reading): Promise<void> {
  const { postId, outcome } = verdict
  const spoiler = { OR: [{ radar: true }, { post: { flags: { some: { outcome: null, reason: 'spoiler' as const } } } }] }
  const asked = outcome === 'upheld' || (await tx.queueItem.count({ where: { postId, decidedAt: null, ...spoiler } })) > 0
  if (score < ADVICE || !asked) return
  const told = { entries: findings.map(({ because }) => because), scopes: findings.map(({ scope }) => formatScope(scope)), scores: findings.map((finding) => finding.score) }
  await tx.radarVerdict.create({ data: { ...verdict, score, ...told }, select: { id: true } })
}

/** Forgets what an action that is taken back had said of the radar. */
export async function dropVerdict(tx: Queries, actionId: number): Promise<void> {
  await tx.radarVerdict.deleteMany({ where: { actionId } })
}
