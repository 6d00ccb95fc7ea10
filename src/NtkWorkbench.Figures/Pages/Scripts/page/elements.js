// Elements of the page, made one by one: text is only ever text.

/**
 * An element with properties and children.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Partial<HTMLElementTagNameMap[K]>} [properties]
 * @param {(Node | string)[]} [children]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function elementOf(tag, properties = {}, children = []) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
}

/** @typedef {{element: HTMLLabelElement, box: HTMLInputElement}} CheckBox */

/**
 * A box to tick with its words.
 * @param {string} words
 * @param {boolean} checked
 * @param {(checked: boolean) => void} changed
 * @returns {CheckBox}
 */
export function checkBoxOf(words, checked, changed) {
    const box = elementOf("input", { type: "checkbox", checked });
    box.addEventListener("change", () => changed(box.checked));
    return { element: elementOf("label", {}, [box, ` ${words}`]), box };
}
