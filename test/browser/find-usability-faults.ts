/**
 * What keeps somebody from using the page by keyboard or by ear. Runs in the page: it can use nothing from outside
 * itself, and is handed over as text.
 */
export const findUsabilityFaults = `(() => {
  const faults = [];
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const words = (element) => element.textContent.trim();
  const wanted = (condition, fault) => condition || faults.push(fault);
  const one = (selector) => wanted(all(selector).length === 1, all(selector).length + ' of ' + selector);
  for (const selector of ['h1', 'main', 'header', 'title']) one(selector);
  wanted(document.documentElement.lang === 'en', 'no language');
  for (const field of all('input:not([type=hidden]), select')) {
    wanted(field.labels.length === 1 && words(field.labels[0]) !== '', 'no label: ' + field.name);
  }
  for (const table of all('table')) {
    wanted(table.caption && words(table.caption) !== '', 'no caption');
    for (const cell of all('th', table)) wanted(cell.scope !== '', 'no scope: ' + words(cell));
    const region = table.closest('[tabindex="0"]');
    wanted(region && region.getAttribute('aria-label'), 'cannot be scrolled by keyboard: ' + words(table.caption));
  }
  for (const link of all('a[href], button, summary')) {
    wanted(words(link) !== '' || link.getAttribute('aria-label'), 'no words: ' + link.outerHTML);
  }
  const ids = all('[id]').map(({ id }) => id);
  wanted(new Set(ids).size === ids.length, 'an id stands twice');
  for (const each of all('[aria-labelledby]')) {
    wanted(document.getElementById(each.getAttribute('aria-labelledby')), 'labelled by nothing');
  }
  const levels = all('h1, h2, h3, h4').map(({ tagName }) => Number(tagName[1]));
  levels.forEach((level, at) => wanted(at === 0 || level <= levels[at - 1] + 1, 'a level of headings is left out'));

  const channel = (value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) =>
    0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
  const rgba = (color) => color.match(/[\\d.]+/g).map(Number);
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const color = rgba(getComputedStyle(each).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  for (const element of all('main *, header *')) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    if (!hasText) continue;
    const [a, b] = [light(rgba(getComputedStyle(element).color)), light(ground(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    wanted(contrast >= 4.5, 'contrast ' + contrast.toFixed(2) + ': ' + words(element).slice(0, 40));
  }
  return [...new Set(faults)];
})()`;
