// The page in a frame of another page: it tells its step to the outside, and is driven from there.

/** Whether the page was made for a frame: it scrolls nothing around it. */
const isEmbedded = document.documentElement.hasAttribute('data-embedded');

function bringIntoView(item) {
  const pane = item.closest('aside');
  // The browser's own way scrolls the page around the frame as well.
  if (isEmbedded) pane.scrollTop += item.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  else {
    // Of what is too high for the room its beginning is seen.
    const covered = parseFloat(getComputedStyle(pane).scrollPaddingBottom) || 0;
    const room = Math.min(pane.clientHeight, innerHeight) - covered;
    item.scrollIntoView({block: item.offsetHeight > room ? 'start' : 'nearest'});
  }
}

const embed = {
  /** What was told last; null before the page is loaded. */
  told: null,

  start() {
    if (!isEmbedded || window.parent === window) return;
    addEventListener('message', (event) => {
      if (event.source === window.parent) this.obey(event.data);
    });
    addEventListener('load', () => this.tell(true));
  },

  /** Tells the step and its sentence, if they are not what was told before. */
  tell(isFirst = false) {
    if (!isFirst && this.told === null) return;
    const {count} = player;
    const message = {
      source: 'gradviz', step: count, steps: steps.length, kind: steps[count - 1]?.kind ?? 'start',
      sentence: byId('sentence').textContent,
    };
    const told = JSON.stringify(message);
    if (told === this.told) return;
    this.told = told;
    window.parent.postMessage(isFirst ? {...message, ready: true} : message, '*');
  },

  obey(message) {
    if (message === null || typeof message !== 'object' || message.target !== 'gradviz') return;
    const {step, play, set, restore} = message;
    if (restore === true) whatif.restore();
    if (set !== null && typeof set === 'object') whatif.change(set);
    if (Number.isInteger(step)) player.go(step);
    if (typeof play === 'boolean' && play !== (player.timer !== null)) player.toggle();
  },
};
