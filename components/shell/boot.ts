/**
 * Runs before the first paint, from the page's head: the chosen theme, whether there is script at all, and whether somebody is
 * signed in (cookie `who`), and how sealed text opens (cookie `opens`), as attributes of <html> that styles ask for. It also keeps the keys that
 * are pressed before anybody listens (early-keys.ts), until a pointer goes elsewhere. Constant, so that the policy (lib/pages/policy.ts, which
 * knows its beginning) can name it by its hash.
 */
export const BOOT = `document.documentElement.dataset.script='';(function(d){\
try{var t=localStorage.getItem('theme');if(t==='light'||t==='dark')d.theme=t}catch(e){}\
if(/(?:^|; )who=./.test(document.cookie))d.who='';\
d.opens=(/(?:^|; )opens=(ask|everything)/.exec(document.cookie)||['','seen'])[1]})(document.documentElement.dataset);\
function early(e){early.keys=e.type==='keydown'?early.keys.concat(e):[]}\
early.keys=[];addEventListener('keydown',early);addEventListener('pointerdown',early)`
