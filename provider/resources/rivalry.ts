/** What is wrong with a second resource of a family, after the name of the property. */
export const rivalry = (other: string, namePrefix = ""): string =>
  `"${namePrefix}" is what the resource "${other}" names versions of this connector after, too, and each would take ` +
  "the other's for its own. Give one of them another namePrefix.";
