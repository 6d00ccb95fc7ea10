// Buttons, boxes, choices and patches: text is only ever text.

import { checkBoxOf, elementOf } from "../page/elements.js";

/**
 * A button.
 * @param {string} text
 * @param {() => void} act
 * @param {string} [name] what it is called where its text does not say it
 * @returns {HTMLButtonElement}
 */
export function buttonOf(text, act, name) {
    const button = elementOf("button", { type: "button", textContent: text });
    if (name !== undefined)
        button.setAttribute("aria-label", name);
    button.addEventListener("click", act);
    return button;
}

/**
 * A box to tick in a label with its words.
 * @param {string} words
 * @param {boolean} checked
 * @param {(checked: boolean) => void} act
 * @returns {import("../page/elements.js").CheckBox}
 */
export function tickOf(words, checked, act) {
    const tick = checkBoxOf(words, checked, act);
    tick.element.className = "tick";
    return tick;
}

/**
 * A choice among words, in a label.
 * @param {string} name
 * @param {{value: string, text: string, section?: string}[]} options those of a section one after another
 * @param {string} value
 * @param {(value: string) => void} act
 * @returns {HTMLLabelElement}
 */
export function choiceOf(name, options, value, act) {
    const select = elementOf("select");
    for (const { value: one, text, section } of options) {
        const last = select.lastElementChild;
        const host = section === undefined ? select
            : last instanceof HTMLOptGroupElement && last.label === section ? last
            : select.appendChild(elementOf("optgroup", { label: section }));
        host.append(elementOf("option", { value: one, textContent: text, selected: one === value }));
    }
    select.addEventListener("change", () => act(select.value));
    return elementOf("label", {}, [elementOf("span", { textContent: name }), select]);
}

/**
 * A patch of a group's colour, broken as its curves are.
 * @param {string} color
 * @param {boolean} isBroken
 * @returns {HTMLSpanElement}
 */
export function patchOf(color, isBroken) {
    const patch = elementOf("span", { className: isBroken ? "patch broken" : "patch" });
    patch.setAttribute("aria-hidden", "true");
    patch.style.color = color;
    return patch;
}

/**
 * Does it once before the next picture, however often it is asked for.
 * @param {() => void} act
 * @returns {() => void}
 */
export function oncePerFrame(act) {
    let isAsked = false;
    return () => {
        if (isAsked)
            return;
        isAsked = true;
        requestAnimationFrame(() => {
            isAsked = false;
            act();
        });
    };
}
