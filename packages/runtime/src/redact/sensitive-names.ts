/** Whether what stands under a name must not be seen. Names are compared in lower case, without separators. */
export type IsSensitive = (name: string) => boolean;

const plainName = (name: string): string => name.replace(/[^a-z0-9]/giu, '').toLowerCase();

const SECRET =
  /(?:password|passwd|passphrase|passcode|secret|authorization|cookie|credential|apikey|accesskey|privatekey|signingkey|encryptionkey|bearer|jwt|signature|otpcode|mfacode|clientassertion|dburl|databaseurl|connectionstring)|(?:token|sessionid|csrf|xsrf)$|^(?:pwd|pass|pin|otp|sid|auth|authtoken|session)$/u;
const CARD =
  /(?:cardnumber|accountnumber|routingnumber|sortcode|cvc|cvv|securitycode|iban)|^(?:pan|card|expmonth|expyear|expiry)$/u;
const PERSON =
  /(?:e?mail(?:address)?|phone(?:number)?|mobile(?:number)?|ssn|socialsecurity(?:number)?|dateofbirth|birthdate|birthday|taxid|passport(?:number)?|nationalid|streetaddress|ipaddress)$|^(?:dob|address|addressline[12]?|line[12]|street|zip|zipcode|postalcode|postcode|firstname|lastname|fullname|surname|givenname|familyname|customername|to|recipient)$/u;
/** `maxTokens`, `tokenCount`, `csrfEnabled` count and tell, they don't open anything. */
const HARMLESS =
  /(?:max|total|prompt|completion|input|output|count|num|cancel|page|next|continuation)tokens?$|tokens?(?:count|type|limit|usage|expiresin|expiresat)$/u;

export const sensitiveNames = (fields: readonly string[], keep: readonly string[]): IsSensitive => {
  const added = new Set(fields.map(plainName));
  const kept = new Set(keep.map(plainName));
  return (name) => {
    const plain = plainName(name);
    if (kept.has(plain)) return false;
    if (added.has(plain)) return true;
    return !HARMLESS.test(plain) && (SECRET.test(plain) || CARD.test(plain) || PERSON.test(plain));
  };
};
