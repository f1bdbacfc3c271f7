/** The Markdown of an image: its description, in which no sign is a mark, and its address. */
export function imageMarkdown(description: string, address: string): string {
  const plain = description.replace(/\s+/g, ' ').trim().replace(/[\\[\]|<>&!`*_~]|:(?=:)|(?<=:):/g, '\\$&')
  return `![${plain}](${address})`
}

/** Where an image stands in a text: the offsets of its Markdown, however it is described there; null: nowhere. */
export function imageIn(text: string, address: string): { start: number; end: number } | null {
  const found = new RegExp(`!\\[(?:\\\\.|[^\\]\\\\])*\\]\\(${address}\\)`).exec(text)
  return found && { start: found.index, end: found.index + found[0].length }
}
