// The accessibility mirror: what is on the canvas as real elements for screen readers, updated after drawn frames. It
// works only once somebody asked for it: the link before the canvas, or `?a11y=1`.
const TAGS = { heading: 'h2', textbox: 'input', checkbox: 'input', slider: 'input' };

export class Mirror {
  constructor(module, root, canvas) {
    this.module = module;
    this.root = root;
    this.canvas = canvas;
    this.isOn = new URLSearchParams(location.search).has('a11y');
    this.elements = new Map();
    this.regions = new Map();
  }

  attach(link) {
    root_visibility(this);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      this.isOn = true;
      root_visibility(this);
      this.module.wake();
    });
    this.root.addEventListener('click', (event) => {
      const id = Number(event.target.dataset?.id ?? 0);
      if (id !== 0) { this.module.activate(id); event.preventDefault(); }
    });
  }

  update() {
    if (!this.isOn) return;
    const { focus, items } = JSON.parse(this.module.snapshot());
    const seen = new Set();
    const counts = new Map();
    for (const item of items) {
      const base = item.id !== 0 ? `i${item.id}` : `t${item.window}/${item.role}/${item.name}`;
      const repeat = counts.get(base) ?? 0;
      counts.set(base, repeat + 1);
      const key = `${base}/${repeat}`;
      seen.add(key);
      this.place(key, item);
    }
    for (const [key, element] of this.elements) {
      if (seen.has(key)) continue;
      element.remove();
      this.elements.delete(key);
    }
    for (const [name, region] of this.regions) {
      if (region.childElementCount > 0) continue;
      region.remove();
      this.regions.delete(name);
    }
    const active = focus ? this.elements.get(`i${focus}/0`) : null;
    if (active) this.canvas.setAttribute('aria-activedescendant', active.id);
    else this.canvas.removeAttribute('aria-activedescendant');
  }

  region(name) {
    let region = this.regions.get(name);
    if (!region) {
      region = document.createElement('div');
      region.setAttribute('role', 'region');
      region.setAttribute('aria-label', name);
      this.root.append(region);
      this.regions.set(name, region);
    }
    return region;
  }

  place(key, item) {
    let element = this.elements.get(key);
    if (!element) {
      element = document.createElement(TAGS[item.role] ?? 'div');
      if (element.tagName === 'INPUT') element.type = item.role === 'checkbox' ? 'checkbox' : item.role === 'slider' ? 'range' : 'text';
      else if (item.role !== 'heading' && item.role !== 'text') element.setAttribute('role', ROLES[item.role] ?? item.role);
      element.id = `mirror-${key.replace(/[^A-Za-z0-9_-]/g, '_')}`;
      element.tabIndex = -1;
      if (item.id !== 0) element.dataset.id = item.id;
      this.region(item.window).append(element);
      this.elements.set(key, element);
    }
    set(element, 'aria-label', item.name);
    const states = new Set(item.state ?? []);
    if (element.type === 'checkbox') element.checked = states.has('checked');
    else if (element.tagName === 'INPUT') element.value = item.value ?? '';
    else if (element.textContent !== item.name) element.textContent = item.name;
    set(element, 'aria-selected', states.has('selected') ? 'true' : null);
    set(element, 'aria-disabled', states.has('disabled') ? 'true' : null);
    set(element, 'aria-expanded', states.has('expanded') ? 'true' : null);
    const box = `left:${item.x}px;top:${item.y}px;width:${item.w}px;height:${item.h}px`;
    if (element.dataset.box !== box) {
      element.dataset.box = box;
      Object.assign(element.style, { left: `${item.x}px`, top: `${item.y}px`, width: `${item.w}px`, height: `${item.h}px` });
    }
  }
}

/// Roles that ARIA spells differently or allows only inside a table or list that a canvas has no element for.
const ROLES = { image: 'img', column_header: 'button', row: 'button', cell: 'note', option: 'button', progress: 'progressbar', menuitem: 'button' };

function set(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function root_visibility(mirror) { mirror.root.hidden = !mirror.isOn; }
