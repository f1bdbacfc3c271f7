const SECTIONS = [
  'The film opens on a bus stop in the rain, and everything that it will ask of you later is there already: a school bag, a window, a wish.',
  '영화는 비 내리는 정류장에서 시작합니다. 가방 하나, 진열창 하나, 소원 하나. 나중에 우리에게 물을 것이 그때 이미 다 보입니다. 웃다가 우는 영화가 아니라, 웃으면서 우는 영화입니다.',
  'Film yağmurlu bir durakta başlar; sonradan bize soracağı her şey daha o an oradadır: bir okul çantası, bir vitrin, bir dilek. Güldürürken ağlatan değil, ağlatırken güldüren bir film.',
  'يبدأ الفيلم عند موقف حافلات تحت المطر، وكل ما سيسألنا عنه لاحقًا موجود هناك: حقيبة مدرسية وواجهة متجر وأمنية صغيرة لا تتحقق.',
  'The cell is a small room with a door that is always being opened, which is why it never feels like a prison and why it hurts so much when it does. 🎈🎈🎈',
]

const TABLE = `| Version | Year | 길이 | Yönetmen |
| :-- | --: | :-: | --- |
| 7번방의 선물 | 2013 | 127 | Lee Hwan-kyung |
| 7. Koğuştaki Mucize | 2019 | 132 | Mehmet Ada Öztekin |
| Miracle in Cell No. 7 (a \\| b) | 2022 | 145 | Hanung Bramantyo |`

const LISTS = `1. What one sees
   - the room
     - its window 🪟
       - and what is behind it
     - its door
   - 방 안의 사람들
2. What one hears
   1. the bread cart
   2. üç kez kapı
- [x] seen twice
- [ ] قيد المشاهدة`

function section(number: number): string {
  const text = SECTIONS.map((one, index) => (index % 2 ? one : `${one} (**${number}.${index}**)`)).join('\n\n')
  return `## ${number}. What the room knows 👩‍👧\n\n${text}\n\n> A line that somebody said, and *${number}* people wrote down.\n>\n> — ~~nobody~~ everybody`
}

/** What members paste: a long article with headings, tables, nested lists, quotes, four scripts and emoji. */
export const ARTICLE = [
  '# Seven rooms, one window',
  section(1),
  TABLE,
  section(2),
  LISTS,
  ...[3, 4, 5, 6, 7, 8, 9, 10].map(section),
  TABLE,
  '```\na line of code: if (tears) { laugh() }\n```',
  'An address, https://example.org/a_b_c?d=e&f=g#h, and [a link](https://example.org/).',
].join('\n\n')
