import { notFound } from 'next/navigation'

/** Every address that is nobody's: the frame of the site around "there is nothing here". */
export default function Nowhere() {
  notFound()
}
