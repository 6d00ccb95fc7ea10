// Parts of the page, made one by one: text is only ever text.

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Partial<HTMLElementTagNameMap[K]>} [properties]
 * @param {(Node|string)[]} [children]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function nodeOf(tag, properties = {}, children = []) {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
}

/**
 * A button.
 * @param {string} text
 * @param {() => void} act
 * @param {string} [name] what it is called where its text does not say it
 * @returns {HTMLButtonElement}
 */
export function buttonOf(text, act, name) {
    const button = nodeOf("button", { type: "button", textContent: text });
    if (name !== undefined)
        button.setAttribute("aria-label", name);
    button.addEventListener("click", act);
    return button;
}

/**
 * A box to tick in a label with its words.
 * @param {(Node|string)[]} words
 * @param {boolean} checked
 * @param {(checked: boolean) => void} act
 * @returns {HTMLLabelElement}
 */
export function tickOf(words, checked, act) {
    const box = nodeOf("input", { type: "checkbox", checked });
    box.addEventListener("change", () => act(box.checked));
    return nodeOf("label", { className: "tick" }, [box, ...words]);
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
    const select = nodeOf("select");
    for (const { value: one, text, section } of options) {
        const last = select.lastElementChild;
        const host = section === undefined ? select
            : last instanceof HTMLOptGroupElement && last.label === section ? last
            : select.appendChild(nodeOf("optgroup", { label: section }));
        host.append(nodeOf("option", { value: one, textContent: text, selected: one === value }));
    }
    select.addEventListener("change", () => act(select.value));
    return nodeOf("label", {}, [nodeOf("span", { textContent: name }), select]);
}

/**
 * A patch of a group's colour, broken as its curves are.
 * @param {string} color
 * @param {boolean} isBroken
 * @returns {HTMLSpanElement}
 */
export function patchOf(color, isBroken) {
    const patch = nodeOf("span", { className: isBroken ? "patch broken" : "patch" });
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
