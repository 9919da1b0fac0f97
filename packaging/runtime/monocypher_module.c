/*
 * What age needs of Monocypher: X25519 (RFC 7748) and ChaCha20-Poly1305 (RFC 8439).
 *
 * pymonocypher's own binding offers only the variant with a 24 byte nonce, which age does not use. Only the stable ABI of
 * CPython 3.9 is used, so that one shared object serves every CPython from there on.
 */
#define Py_LIMITED_API 0x03090000
#include <Python.h>

#include "monocypher.h"

#define KEY_BYTES 32
#define NONCE_BYTES 12
#define TAG_BYTES 16

/* Arguments are taken as objects: a length in the format of PyArg_ParseTuple is an int or a Py_ssize_t, depending on the Python. */
static const uint8_t *bytes_of(PyObject *object, const char *what, Py_ssize_t wanted)
{
    char *content;
    Py_ssize_t length;

    if (PyBytes_AsStringAndSize(object, &content, &length) < 0) {
        return NULL;
    }
    if (length != wanted) {
        PyErr_Format(PyExc_ValueError, "%s must have %zd bytes, not %zd", what, wanted, length);
        return NULL;
    }
    return (const uint8_t *)content;
}

static PyObject *x25519(PyObject *module, PyObject *args)
{
    PyObject *secret_object, *point_object, *result;
    const uint8_t *secret, *point;
    uint8_t shared[KEY_BYTES];

    (void)module;
    if (!PyArg_ParseTuple(args, "SS:x25519", &secret_object, &point_object) ||
        (secret = bytes_of(secret_object, "the secret", KEY_BYTES)) == NULL ||
        (point = bytes_of(point_object, "the point", KEY_BYTES)) == NULL) {
        return NULL;
    }
    crypto_x25519(shared, secret, point);
    result = PyBytes_FromStringAndSize((const char *)shared, KEY_BYTES);
    crypto_wipe(shared, sizeof shared);
    return result;
}

static int parse(PyObject *args, const char *format, const uint8_t **key, const uint8_t **nonce, const uint8_t **text,
                 Py_ssize_t *text_length)
{
    PyObject *key_object, *nonce_object, *text_object;
    char *content;

    if (!PyArg_ParseTuple(args, format, &key_object, &nonce_object, &text_object) ||
        (*key = bytes_of(key_object, "the key", KEY_BYTES)) == NULL ||
        (*nonce = bytes_of(nonce_object, "the nonce", NONCE_BYTES)) == NULL ||
        PyBytes_AsStringAndSize(text_object, &content, text_length) < 0) {
        return 0;
    }
    *text = (const uint8_t *)content;
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
    if (!parse(args, "SSS:seal", &key, &nonce, &plain, &length)) {
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
    if (!parse(args, "SSS:unseal", &key, &nonce, &sealed, &length)) {
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
