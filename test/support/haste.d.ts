/** Shortens the waits of this process until the function that it returns is called. */
export function hurry(): () => void;
