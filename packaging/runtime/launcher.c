/*
 * Starts a statically linked CPython whose standard library and application are a zip appended to this very file.
 *
 * Nothing is unpacked and nothing outside the file is asked for: no environment variable, no user or system site folder, no
 * pyvenv.cfg. Python imports from FILE/lib and runs FILE/__main__.py.
 */
#include <Python.h>

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

PyMODINIT_FUNC PyInit_backend_c(void);
PyMODINIT_FUNC PyInit__daoflow_monocypher(void);

/* Says to __main__.py that it runs inside the static file, and on which architecture it was built for. */
static struct PyModuleDef runtime_module = {PyModuleDef_HEAD_INIT, .m_name = "_daoflow_runtime", .m_size = -1};

static PyObject *PyInit__daoflow_runtime(void)
{
    PyObject *module = PyModule_Create(&runtime_module);
    if (module != NULL && PyModule_AddStringConstant(module, "MACHINE", DAOFLOW_MACHINE) < 0) {
        Py_CLEAR(module);
    }
    return module;
}

/* /proc may be missing in a chroot; then argv[0] must be a path, as it is when the file is called by one. */
static int find_self(const char *argv0, char path[PATH_MAX])
{
    ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
    if (length > 0) {
        path[length] = '\0';
        if (access(path, R_OK) == 0) {
            return 0;
        }
    }
    if (access("/proc/self/exe", R_OK) == 0) {
        snprintf(path, PATH_MAX, "/proc/self/exe"); /* run from a file that has no name any more */
        return 0;
    }
    return argv0 != NULL && realpath(argv0, path) != NULL ? 0 : -1;
}

static void check(PyStatus status)
{
    if (PyStatus_Exception(status)) {
        Py_ExitStatusException(status);
    }
}

static void configure(PyConfig *config, const char *self, int argc, char **argv)
{
    char library[PATH_MAX + 8];
    wchar_t *decoded;

    PyConfig_InitIsolatedConfig(config);
    config->parse_argv = 0; /* every argument is the application's */
    config->site_import = 0;
    config->write_bytecode = 0;
    config->pathconfig_warnings = 0;
    config->code_debug_ranges = 0; /* columns for tracebacks, which nobody sees: a tenth of the memory */
    config->install_signal_handlers = 1;
    config->module_search_paths_set = 1;

    snprintf(library, sizeof library, "%s/lib", self);
    decoded = Py_DecodeLocale(library, NULL);
    check(decoded == NULL ? PyStatus_NoMemory() : PyWideStringList_Append(&config->module_search_paths, decoded));
    PyMem_RawFree(decoded);
    check(PyConfig_SetBytesString(config, &config->executable, self));
    check(PyConfig_SetBytesString(config, &config->run_filename, self));
    check(PyConfig_SetBytesString(config, &config->program_name, self));
    check(PyConfig_SetBytesString(config, &config->home, "/"));
    check(PyConfig_SetBytesString(config, &config->prefix, "/"));
    check(PyConfig_SetBytesString(config, &config->base_prefix, "/"));
    check(PyConfig_SetBytesString(config, &config->exec_prefix, "/"));
    check(PyConfig_SetBytesString(config, &config->base_exec_prefix, "/"));
    check(PyConfig_SetBytesArgv(config, argc, argv));
}

int main(int argc, char **argv)
{
    static char self[PATH_MAX];
    const struct rlimit no_core = {0, 0}; /* a core file would hold secrets in clear */
    PyPreConfig preconfig;
    PyConfig config;

    setrlimit(RLIMIT_CORE, &no_core);
    if (find_self(argv[0], self) != 0) {
        fputs("daoflow-collect: cannot find its own file: mount /proc, or call it by its path\n", stderr);
        return 1;
    }
    if (PyImport_AppendInittab("_daoflow_runtime", PyInit__daoflow_runtime) < 0 ||
        PyImport_AppendInittab("_daoflow_monocypher", PyInit__daoflow_monocypher) < 0 ||
        PyImport_AppendInittab("zstandard.backend_c", PyInit_backend_c) < 0) {
        fputs("daoflow-collect: out of memory\n", stderr);
        return 1;
    }
    PyPreConfig_InitIsolatedConfig(&preconfig);
    preconfig.utf8_mode = 1; /* whatever the locale, or none */
    check(Py_PreInitialize(&preconfig));
    configure(&config, self, argc, argv);
    check(Py_InitializeFromConfig(&config));
    PyConfig_Clear(&config);
    return Py_RunMain();
}
