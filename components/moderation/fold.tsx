import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/ui/icon'

/** Something that is there when asked for. A form inside opens it again when it was refused, so that its errors are seen without script. */
export function Fold({ icon, summary, open, children }: { icon?: IconName; summary: string; open?: boolean; children: ReactNode }) {
  return (
    <details className="fold" open={open}>
      <summary>{icon && <Icon name={icon} />}{summary}</summary>
      {children}
    </details>
  )
}
