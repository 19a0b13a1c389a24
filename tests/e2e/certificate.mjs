// A certificate of our own making, for tests of what a client trusts: X.509 v3 signed
// with its own P-256 key. Node makes keys but no certificates; this writes the DER
// (RFC 5280) by hand.
import { createSign, generateKeyPairSync, randomBytes } from "node:crypto";

const der = (tag, ...parts) => {
    const body = Buffer.concat(parts.map((p) => Buffer.from(p)));
    const n = body.length;
    const length = n < 128 ? [n] : n < 256 ? [0x81, n] : [0x82, n >> 8, n & 255];
    return Buffer.concat([Buffer.from([tag, ...length]), body]);
};
const sequence = (...parts) => der(0x30, ...parts);
const oid = (hex) => der(0x06, Buffer.from(hex, "hex"));
const time = (ms) => der(0x17, new Date(ms).toISOString().replace(/^..(..)-(..)-(..)T(..):(..):(..).*/, "$1$2$3$4$5$6Z"));

const ECDSA_SHA256 = "2a8648ce3d040302", COMMON_NAME = "550403", ALT_NAME = "551d11", BASIC = "551d13";
const DAY = 86400000;

// {key, cert} as PEM, for the IP address; `from` and `until` in days from now.
export function certificate(address, { from = -1, until = 1 } = {}) {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
    const name = sequence(der(0x31, sequence(oid(COMMON_NAME), der(0x0c, "okgyo test"))));
    const algorithm = sequence(oid(ECDSA_SHA256));
    const ip = Buffer.from(address.split(".").map(Number));
    const extensions = sequence(
        sequence(oid(ALT_NAME), der(0x04, sequence(der(0x87, ip)))),
        sequence(oid(BASIC), der(0x01, [0xff]), der(0x04, sequence(der(0x01, [0xff])))),
    );
    const serial = randomBytes(8);
    serial[0] &= 0x7f;
    serial[0] |= 1;
    const body = sequence(
        der(0xa0, der(0x02, [2])), der(0x02, serial), algorithm, name,
        sequence(time(Date.now() + from * DAY), time(Date.now() + until * DAY)), name,
        publicKey.export({ type: "spki", format: "der" }), der(0xa3, extensions),
    );
    const signature = createSign("sha256").update(body).sign(privateKey);
    const whole = sequence(body, algorithm, der(0x03, [0], signature));
    const lines = whole.toString("base64").match(/.{1,64}/g).join("\n");
    return {
        key: privateKey.export({ type: "pkcs8", format: "pem" }),
        cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    };
}
