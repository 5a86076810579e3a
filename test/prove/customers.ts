/** Customers that were made up for files of Microsoft's. */
export interface Customer {
  name: string;
  tenantId: string;
  subscriptionId: string;
  currency: string;
}

function customer(digit: string, name: string, currency = "EUR"): Customer {
  const id = (last: string) =>
    `${digit.repeat(8)}-${digit.repeat(4)}-4${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(11)}${last}`;
  return { name, tenantId: id("1"), subscriptionId: id("2"), currency };
}

export const northwind = customer("1", 'Northwind "North", Ltd.');
export const adatum = customer("2", "Adatum");
export const tailspin = customer("3", "Tailspin Toys");
export const wingtip = customer("4", "Wingtip");
export const fabrikam = customer("5", "Fabrikam");
export const litware = customer("6", "Litware", "USD");
