import { html } from '../lib/preact.js';

/** A labelled input. What the browser is to complete stands in `options`. */
export function Field({ label, name, value, type = 'text', options, hint, onChange, ...rest }) {
  const id = `field-${name}`;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      name=${name}
      type=${type}
      value=${value}
      list=${options && `${id}-options`}
      aria-describedby=${hint && `${id}-hint`}
      autocomplete="off"
      spellcheck="false"
      onInput=${(event) => onChange(event.target.value)}
      ...${rest}
    />
    ${
      options &&
      html`<datalist id=${`${id}-options`}>
      ${options.map((option) => html`<option value=${option}></option>`)}
    </datalist>`
    }
    ${hint && html`<small id=${`${id}-hint`} class="muted">${hint}</small>`}
  </div>`;
}

/** A labelled choice. @param {{options: [string, string][]}} props value and word of each */
export function Choice({ label, name, value, options, onChange }) {
  const id = `field-${name}`;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} name=${name} value=${value} onChange=${(e) => onChange(e.target.value)}>
      ${options.map(
        ([key, word]) => html`<option value=${key} selected=${key === value}>${word}</option>`,
      )}
    </select>
  </div>`;
}
