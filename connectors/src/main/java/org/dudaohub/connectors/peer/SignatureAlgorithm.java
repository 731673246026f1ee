package org.dudaohub.connectors.peer;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** How a node may sign. A key says itself which it is for, so both sides may use different ones. */
public enum SignatureAlgorithm {
    /** RFC 8032; 64 bytes. */
    ED25519 {
        @Override
        AsymmetricKeyParameter generate() {
            return new Ed25519PrivateKeyParameters(new SecureRandom());
        }

        @Override
        AsymmetricKeyParameter publicKey(AsymmetricKeyParameter privateKey) {
            return ((Ed25519PrivateKeyParameters) privateKey).generatePublicKey();
        }

        @Override
        boolean fits(AsymmetricKeyParameter key) {
            return key instanceof Ed25519PrivateKeyParameters || key instanceof Ed25519PublicKeyParameters;
        }

        @Override
        Signer signer() {
            return new Ed25519Signer();
        }
    },
    /** GB/T 32918.2 with SM3 and the usual signer's id {@code 1234567812345678}; r and s as an ASN.1 sequence. */
    SM2 {
        @Override
        AsymmetricKeyParameter generate() {
            var generator = new ECKeyPairGenerator();
            generator.init(new ECKeyGenerationParameters(curve(), new SecureRandom()));
            return generator.generateKeyPair().getPrivate();
        }

        @Override
        AsymmetricKeyParameter publicKey(AsymmetricKeyParameter privateKey) {
            BigInteger secret = ((ECPrivateKeyParameters) privateKey).getD();
            ECDomainParameters curve = curve();
            return new ECPublicKeyParameters(
                    new FixedPointCombMultiplier()
                            .multiply(curve.getG(), secret)
                            .normalize(),
                    curve);
        }

        @Override
        boolean fits(AsymmetricKeyParameter key) {
            return key instanceof ECKeyParameters point
                    && point.getParameters() instanceof ECNamedDomainParameters named
                    && named.getName().equals(GMObjectIdentifiers.sm2p256v1);
        }

        @Override
        Signer signer() {
            return new SM2Signer();
        }
    };

    abstract AsymmetricKeyParameter generate();

    abstract AsymmetricKeyParameter publicKey(AsymmetricKeyParameter privateKey);

    abstract boolean fits(AsymmetricKeyParameter key);

    abstract Signer signer();

    static Optional<SignatureAlgorithm> of(AsymmetricKeyParameter key) {
        return Arrays.stream(values()).filter(algorithm -> algorithm.fits(key)).findFirst();
    }

    private static ECDomainParameters curve() {
        return new ECNamedDomainParameters(
                GMObjectIdentifiers.sm2p256v1, CustomNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1));
    }
}
