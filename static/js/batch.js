// Asks less often how far a batch is while nobody looks at the page.

const SECONDS_WHILE_HIDDEN = 15;
let askedAt = 0;

document.body.addEventListener("htmx:beforeRequest", (event) => {
  const now = Date.now();
  if (document.hidden && now - askedAt < SECONDS_WHILE_HIDDEN * 1000) event.preventDefault();
  else askedAt = now;
});
