/** How wide a text is drawn: a Chinese character is as wide as it is high, a Latin one a bit more than half of that. */
import stringWidth from 'string-width';

export const fontSize = 13;

/** Pixels. */
export const widthOf = (text: string): number => Math.ceil(stringWidth(text) * fontSize * 0.56);
