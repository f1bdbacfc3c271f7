/**
 * Puts what this browser says has been seen into the header's control as the page arrives, so that it is there when the page is first painted and
 * nothing moves: the server draws pages without knowing. The same as seenSummary and seenCount. Constant, so that the policy (lib/pages/policy.ts,
 * which knows its beginning) can name it by its hash.
 */
export const SEEN_FILL = `document.querySelectorAll('[data-says]').forEach(function(e){try{\
var s=JSON.parse(e.dataset.says),c=function(n){return decodeURIComponent((document.cookie.match('(?:^|; )'+n+'=([^;]*)')||[])[1]||'')},l=[];\
c('seen').split(',').forEach(function(x){var m=/^([a-z0-9-]+):(whole|\\d+)$/.exec(x);\
if(m&&Object.hasOwn(s.names,m[1]))l.push(s.names[m[1]]+(m[2]==='whole'?'':' '+Math.floor(m[2]/60)+':'+('0'+m[2]%60).slice(-2)))});\
var n=l.length,o=c('opens'),h=Object.hasOwn(s.opens,o)&&s.opens[o],w=n===0||n>2?s.counts[n]:s.short.split('{}').join(l.join(', '));\
e.querySelector('.seen-long').textContent=h?w+' \\u00b7 '+h:w;e.querySelector('.seen-short').textContent=s.counts[n]}catch(_){}})`
