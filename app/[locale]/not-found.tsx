import { Trouble } from '@/components/shell/trouble'

export default function NotFound() {
  return <Trouble kind="missing" />
}
