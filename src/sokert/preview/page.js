'use strict';
(() => {
  const main = document.querySelector('main');
  const all = (at, what) => [...at.querySelectorAll(what)];
  const box = at => at.getBoundingClientRect();
  const own = block => block.parentElement.classList.contains('flow');

  // Tab stops: the blank is as wide as its way to the next stop.
  const tabs = () => all(main, '.tab').forEach(tab => {
    const block = tab.closest('.p'), style = getComputedStyle(block), edge = box(block);
    const left = edge.left + parseFloat(style.paddingLeft) - parseFloat(style.marginLeft);
    const pt = 96 / 72, x = box(tab).left - left;
    const stops = (block.dataset.tabs || '').split(' ').filter(Boolean).map(one => one.split(':'));
    const next = stops.find(one => one[0] * pt > x + 1);
    const [place, kind, leader] = next || [(Math.floor((x + 1) / (36 * pt)) + 1) * 36, 'left', 'none'];
    let after = 0;
    if (kind !== 'left' && kind !== 'start') {
      const range = document.createRange();
      range.setStartAfter(tab);
      const later = all(block, '.tab').find(one => tab.compareDocumentPosition(one) & 4);
      if (later) range.setEndBefore(later); else range.setEndAfter(block.lastChild);
      const rects = [...range.getClientRects()];
      if (rects.length) after = Math.max(...rects.map(r => r.right)) - Math.min(...rects.map(r => r.left));
      if (kind === 'center') after /= 2;
    }
    const width = Math.min(place * pt - x - after, edge.right - box(tab).left - after);
    tab.textContent = '';
    tab.style.width = Math.max(width, 3) + 'px';
    if (leader !== 'none') tab.style.borderBottom = (leader === 'dot' ? '1px dotted' : '1px solid');
  });

  // The line a paragraph can be split at: what stands from there on is below `limit`.
  const split = (block, limit) => {
    if (block.tagName !== 'P' || 'whole' in block.dataset) return null;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode())
      if (!walker.currentNode.parentElement.closest('.note,.ref,.tab,.at')) texts.push(walker.currentNode);
    const range = document.createRange(), lines = [];
    texts.forEach(text => {
      for (let at = 0; at < text.length; at++) {
        range.setStart(text, at); range.setEnd(text, at + 1);
        const rect = range.getClientRects()[0];
        if (rect && rect.width && (!lines.length || rect.top > lines[lines.length - 1].bottom - 3))
          lines.push({text, at, bottom: rect.bottom});
        else if (rect && lines.length) lines[lines.length - 1].bottom = Math.max(lines[lines.length - 1].bottom, rect.bottom);
      }
    });
    let fit = lines.filter(line => line.bottom <= limit).length;
    fit = Math.min(fit, lines.length - 2);
    if (fit < 2) return null;
    range.setStartBefore(block.firstChild); range.setEnd(lines[fit].text, lines[fit].at);
    const first = block.cloneNode(false);
    first.append(range.extractContents());
    block.before(first);
    block.style.textIndent = '0';
    block.style.marginTop = '0';
    first.style.marginBottom = '0';
    if (getComputedStyle(first).textAlign === 'justify') first.style.textAlignLast = 'justify';
    all(block, '.note').forEach(note => first.prepend(note));
    delete block.dataset.break;
    return first;
  };

  // The rows of a table that fit; its head is repeated on each page.
  const parted = (table, limit) => {
    if (table.tagName !== 'TABLE') return null;
    const body = table.tBodies[0], rows = [...body.rows];
    let fit = rows.findIndex(row => box(row).bottom > limit);
    const spans = rows.map((row, at) => at + Math.max(1, ...[...row.cells].map(cell => cell.rowSpan)));
    while (fit > 0 && spans.slice(0, fit).some(end => end > fit)) fit--;
    if (fit < 1) return null;
    const first = table.cloneNode(false), part = body.cloneNode(false);
    all(table, ':scope > colgroup, :scope > thead').forEach(one => first.append(one.cloneNode(true)));
    part.append(...rows.slice(0, fit));
    first.append(part);
    table.before(first);
    return first;
  };

  const room = sheet => {
    const style = getComputedStyle(sheet), px = name => parseFloat(style[name]);
    return px('minHeight') - px('paddingTop') - px('paddingBottom');
  };

  const notesOf = (block, notes) => all(block, '[data-note]').reduce((sum, ref) => {
    const note = notes.get(ref.dataset.note);
    return sum + (note ? box(note).height : 0);
  }, 0);

  // Sheets are taken off the front, so that no block is moved twice.
  const cut = sheet => {
    const flow = sheet.querySelector('.flow'), height = room(sheet) + 0.5, foot = sheet.querySelector('.notes');
    const notes = new Map(foot ? [...foot.children].map(one => [one.dataset.of, one]) : []);
    for (let turn = 0; turn < 5000; turn++) {
      const blocks = [...flow.children], top = blocks.length ? box(blocks[0]).top : 0;
      let end = -1, taken = 0;
      for (let at = 0; at < blocks.length; at++) {
        const more = notes.size ? notesOf(blocks[at], notes) : 0;
        if (at && 'break' in blocks[at].dataset) { end = at; break; }
        if (box(blocks[at]).bottom - top + taken + more + (taken + more ? 10 : 0) > height) {
          const limit = top + height - taken - more;
          const first = split(blocks[at], limit) || parted(blocks[at], limit);
          if (first) { blocks.splice(at, 0, first); end = at + 1; } else {
            end = at;
            while (end > 1 && 'keep' in blocks[end - 1].dataset) end--;
            if (end <= 1 && at > 1 && 'keep' in blocks[0].dataset) end = at;
            end = Math.max(end, 1);
          }
          break;
        }
        taken += more;
      }
      if (end < 0 || end >= blocks.length && !blocks.some(one => one.parentElement !== flow)) break;
      const page = sheet.cloneNode(false), part = flow.cloneNode(false);
      part.append(...blocks.slice(0, end));
      if (!flow.children.length) { flow.append(...part.children); break; }
      page.append(part);
      sheet.before(page);
      all(sheet, ':scope > .head, :scope > .foot').forEach(one => page.append(one.cloneNode(true)));
      place(page, notes, foot);
      sheet.dataset.more = '';
      if (flow.children[0]) delete flow.children[0].dataset.break;
    }
    place(sheet, notes, foot);
  };

  const place = (page, notes, foot) => {
    if (!foot) return;
    const mine = all(page.querySelector('.flow'), '[data-note]').map(ref => notes.get(ref.dataset.note)).filter(Boolean);
    if (page.contains(foot)) { if (!foot.children.length) foot.remove(); else settle(page, foot); return; }
    if (!mine.length) return;
    const own = foot.cloneNode(false);
    own.append(...mine);
    page.append(own);
    settle(page, own);
  };

  // Notes stand at the foot of the page.
  const settle = (page, notes) => {
    const free = room(page) - box(page.querySelector('.flow')).height - box(notes).height;
    notes.style.marginTop = Math.max(free - 2, 2) + 'px';
  };

  const number = (at, how) => {
    if (!/Roman/.test(how)) return String(at);
    let said = '';
    [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'],
      [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']].forEach(([worth, sign]) => { while (at >= worth) { said += sign; at -= worth; } });
    return how === 'upperRoman' ? said.toUpperCase() : said;
  };

  // Heads and feet: that of the first page on it, page numbers counted as the sections say.
  const pages = () => {
    const sheets = all(main, '.sheet');
    let at = 0;
    sheets.forEach((sheet, count) => {
      const starts = !('more' in sheet.dataset);
      at = starts && sheet.dataset.start ? Number(sheet.dataset.start) : at + 1;
      const kinds = all(sheet, ':scope > .head, :scope > .foot');
      const first = starts && 'first' in sheet.dataset;
      const even = at % 2 === 0 && 'even' in sheet.dataset;
      kinds.forEach(one => {
        const wanted = first ? 'first' : even ? 'even' : 'default';
        if (one.dataset.kind === wanted) one.hidden = false; else one.remove();
      });
      all(sheet, '.page').forEach(one => { one.textContent = number(at, sheet.dataset.format || 'decimal'); });
      all(sheet, '.pages').forEach(one => { one.textContent = String(sheets.length); });
      sheet.setAttribute('aria-label', main.dataset.page + ' ' + (count + 1));
    });
  };

  // Notes in the margin do not lie on each other; `scale` is how many pixels of the window one of the page is.
  const spread = scale => all(main, '.sheet').forEach(sheet => {
    let free = -Infinity;
    const notes = all(sheet, '.note');
    notes.forEach(note => { note.style.marginTop = note.style.marginLeft = ''; });
    notes.map(note => [box(note).top, note]).sort((a, b) => a[0] - b[0]).forEach(([, note]) => {
      note.style.marginLeft = ((box(sheet).right - box(note).left) / scale + 11) + 'px';
      const lack = (free - box(note).top) / scale;
      if (lack > 0) note.style.marginTop = lack + 'px';
      free = box(note).bottom + 4 * scale;
    });
  });

  const fit = () => {
    main.style.zoom = 1;
    const whole = box(main).width, part = document.documentElement.clientWidth / whole;
    main.style.zoom = Math.min(1, Math.max(part, 0.4));
    spread(box(main).width / whole);
  };

  tabs();
  all(main, '.sheet').forEach(cut);
  main.classList.add('cut');
  const papers = document.createElement('style');
  papers.textContent = [...new Set(all(main, '.sheet').map(one => one.dataset.paper))].map(one => `@page ${one}{margin:0}`).join('');
  document.head.append(papers);
  pages();
  fit();
  addEventListener('resize', fit);
  addEventListener('load', fit);

  // The card of a figure.
  const tip = document.getElementById('tip'), cards = JSON.parse(document.getElementById('figures').textContent);
  const words = JSON.parse(document.getElementById('words').textContent);
  const row = (list, name, said) => {
    const dt = document.createElement('dt'), dd = document.createElement('dd');
    dt.textContent = name; dd.textContent = said;
    list.append(dt, dd);
  };
  const show = figure => {
    const [name, rows] = cards[figure.dataset.m] || [figure.dataset.m, []];
    const head = document.createElement('b'), list = document.createElement('dl');
    head.textContent = name;
    rows.forEach(([what, said]) => row(list, what, said));
    row(list, words.tag, '{{ ' + [figure.dataset.m, figure.dataset.e].filter(Boolean).join('|') + ' }}');
    tip.replaceChildren(head, list);
    tip.showPopover();
    const at = box(figure), own = box(tip);
    tip.style.left = Math.max(4, Math.min(at.left, innerWidth - own.width - 8)) + 'px';
    tip.style.top = (at.bottom + own.height + 8 < innerHeight ? at.bottom + 4 : Math.max(4, at.top - own.height - 4)) + 'px';
    figure.setAttribute('aria-describedby', 'tip');
  };
  const hide = figure => { if (tip.matches(':popover-open')) tip.hidePopover(); if (figure) figure.removeAttribute('aria-describedby'); };
  const figure = event => event.target.closest && event.target.closest('.fig');
  ['focusin', 'mouseover'].forEach(kind => main.addEventListener(kind, event => { if (figure(event)) show(figure(event)); }));
  ['focusout', 'mouseout'].forEach(kind => main.addEventListener(kind, event => { if (figure(event)) hide(figure(event)); }));
  addEventListener('keydown', event => { if (event.key === 'Escape') hide(document.querySelector('[aria-describedby=tip]')); });

  // A finding and its words light up together.
  const light = (event, on) => {
    const at = event.target.closest && event.target.closest('.note,mark');
    if (!at) return;
    const id = at.id || at.getAttribute('aria-describedby');
    all(main, 'mark').filter(one => one.getAttribute('aria-describedby') === id).forEach(one => one.classList.toggle('lit', on));
    const note = document.getElementById(id);
    if (note) note.classList.toggle('lit', on);
  };
  main.addEventListener('mouseover', event => light(event, true));
  main.addEventListener('mouseout', event => light(event, false));

  if (main.dataset.again) setInterval(() => { if (!tip.matches(':popover-open')) location.reload(); }, Number(main.dataset.again));
})();
