import { Trouble } from '@/components/shell/trouble'

export default function Forbidden() {
  return <Trouble kind="forbidden" />
}
