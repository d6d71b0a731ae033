// Runs in the page, as it stands: notes when the map came to rest, forgets it when it is busy again.
const look = () => {
  const busy = document.querySelector('[role=application]')?.getAttribute('aria-busy')
  if (busy !== 'false') {
    window.restMs = undefined
    return
  }
  if (window.restMs !== undefined) return
  window.restMs = 0
  // The frame in which the last tile is drawn ends after the second call.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (window.restMs === 0) window.restMs = performance.now()
    }),
  )
}
new MutationObserver(look).observe(document, {
  subtree: true,
  childList: true,
  attributes: true,
  attributeFilter: ['aria-busy'],
})
