/** The focus when what had it is gone: without this the next Tab would begin at the top of the page. */

/**
 * @param root - what is drawn anew now and then
 * @param onLost - puts the focus where it is of use; called when the element that had it was taken out of the page
 */
export function onFocusLost(root: Element, onLost: () => void): void {
  let last: Element | null = null;
  document.addEventListener('focusin', ({ target }) => {
    last = target instanceof Element ? target : null;
  });
  // What a person left is not brought back. An element that is being taken out tells of it, too, while it is still there.
  document.addEventListener('focusout', ({ target }) => {
    queueMicrotask(() => {
      if (target === last && last?.isConnected === true && document.hasFocus()) last = null;
    });
  });
  new MutationObserver(() => {
    if (last === null || document.activeElement !== document.body || last.isConnected) return;
    last = null;
    onLost();
  }).observe(root, { childList: true, subtree: true });
}
