/*
 * What age needs of Monocypher: X25519 (RFC 7748) and ChaCha20-Poly1305 (RFC 8439).
 *
 * pymonocypher's own binding offers only the variant with a 24 byte nonce, which age does not use. Only the stable ABI of
 * CPython 3.9 is used, so that one shared object serves every CPython from there on.
 */
#define Py_LIMITED_API 0x03090000
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "monocypher.h"

#define KEY_BYTES 32
#define NONCE_BYTES 12
#define TAG_BYTES 16

static int right_length(const char *what, Py_ssize_t length, Py_ssize_t wanted)
{
    if (length == wanted) {
        return 1;
    }
    PyErr_Format(PyExc_ValueError, "%s must have %zd bytes, not %zd", what, wanted, length);
    return 0;
}

static PyObject *x25519(PyObject *module, PyObject *args)
{
    const char *secret, *point;
    Py_ssize_t secret_length, point_length;
    uint8_t shared[KEY_BYTES];
    PyObject *result;

    (void)module;
    if (!PyArg_ParseTuple(args, "y#y#:x25519", &secret, &secret_length, &point, &point_length) ||
        !right_length("the secret", secret_length, KEY_BYTES) || !right_length("the point", point_length, KEY_BYTES)) {
        return NULL;
    }
    crypto_x25519(shared, (const uint8_t *)secret, (const uint8_t *)point);
    result = PyBytes_FromStringAndSize((const char *)shared, KEY_BYTES);
    crypto_wipe(shared, sizeof shared);
    return result;
}

static int parse(PyObject *args, const char *format, const uint8_t **key, const uint8_t **nonce, const uint8_t **text,
                 Py_ssize_t *text_length)
{
    const char *raw_key, *raw_nonce, *raw_text;
    Py_ssize_t key_length, nonce_length;

    if (!PyArg_ParseTuple(args, format, &raw_key, &key_length, &raw_nonce, &nonce_length, &raw_text, text_length) ||
        !right_length("the key", key_length, KEY_BYTES) || !right_length("the nonce", nonce_length, NONCE_BYTES)) {
        return 0;
    }
    *key = (const uint8_t *)raw_key;
    *nonce = (const uint8_t *)raw_nonce;
    *text = (const uint8_t *)raw_text;
    return 1;
}

static PyObject *seal(PyObject *module, PyObject *args)
{
    const uint8_t *key, *nonce, *plain;
    Py_ssize_t length;
    crypto_aead_ctx context;
    PyObject *result;
    uint8_t *sealed;

    (void)module;
    if (!parse(args, "y#y#y#:seal", &key, &nonce, &plain, &length)) {
        return NULL;
    }
    result = PyBytes_FromStringAndSize(NULL, length + TAG_BYTES);
    if (result == NULL) {
        return NULL;
    }
    sealed = (uint8_t *)PyBytes_AsString(result);
    crypto_aead_init_ietf(&context, key, nonce);
    crypto_aead_write(&context, sealed, sealed + length, NULL, 0, plain, (size_t)length);
    crypto_wipe(&context, sizeof context);
    return result;
}

static PyObject *unseal(PyObject *module, PyObject *args)
{
    const uint8_t *key, *nonce, *sealed;
    Py_ssize_t length;
    crypto_aead_ctx context;
    PyObject *result;
    int mismatch;

    (void)module;
    if (!parse(args, "y#y#y#:unseal", &key, &nonce, &sealed, &length)) {
        return NULL;
    }
    if (length < TAG_BYTES) {
        PyErr_SetString(PyExc_ValueError, "the sealed text is shorter than its tag");
        return NULL;
    }
    length -= TAG_BYTES;
    result = PyBytes_FromStringAndSize(NULL, length);
    if (result == NULL) {
        return NULL;
    }
    crypto_aead_init_ietf(&context, key, nonce);
    mismatch = crypto_aead_read(&context, (uint8_t *)PyBytes_AsString(result), sealed + length, NULL, 0, sealed,
                                (size_t)length);
    crypto_wipe(&context, sizeof context);
    if (mismatch) {
        Py_DECREF(result);
        PyErr_SetString(PyExc_ValueError, "the tag does not match");
        return NULL;
    }
    return result;
}

static PyMethodDef functions[] = {
    {"x25519", x25519, METH_VARARGS, "x25519(secret, point) -> the shared secret of 32 bytes"},
    {"seal", seal, METH_VARARGS, "seal(key, nonce, plain) -> ciphertext and tag"},
    {"unseal", unseal, METH_VARARGS, "unseal(key, nonce, sealed) -> plain; ValueError when the tag does not match"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "_daoflow_monocypher", .m_methods = functions};

PyMODINIT_FUNC PyInit__daoflow_monocypher(void)
{
    return PyModule_Create(&definition);
}
