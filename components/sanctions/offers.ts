import { FATES, REMARK_MAX, SILENCES } from '@/lib/sanctions/rules'
import type { ActOffers } from '@/lib/sanctions/view'

/** What the forms of acts on people offer. */
export const OFFERS: ActOffers = { silences: SILENCES, fates: FATES, noteMax: REMARK_MAX }
