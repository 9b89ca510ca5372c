/**
 * Runs a project's tests under coverage.py, in Python 3.7 and newer. It is called with one file of JSON:
 * `{runner: "pytest" | "unittest", folder}`, and writes `coverage.xml` (Cobertura) and `junit.xml` or
 * `counts.json` (`{passed, failed, failures: {name, file}[]}`) into that folder. It ends as its runner does: 0 all passed, 1 some
 * failed, 5 there was none.
 *
 * What measures is imported before the tree can be: a `coverage.py` in it is not ours. Settings that would
 * take the measuring away from us (pytest-cov, xdist) are overruled on the command line.
 */
export const TEST_PROGRAM = `import importlib.util, json, os, sys

def covered(folder, here):
    try:
        import coverage
        cov = coverage.Coverage(
            data_file=os.path.join(folder, "coverage.db"), source=[here], branch=False)
        cov.start()
        return cov
    except Exception as error:
        print("coverage was not measured: %s" % error, file=sys.stderr)
        return None

def report(cov, folder):
    try:
        cov.stop()
        cov.save()
        if cov.get_option("run:parallel"):
            cov.combine()
        cov.xml_report(outfile=os.path.join(folder, "coverage.xml"), ignore_errors=True)
    except Exception as error:
        print("coverage was not measured: %s" % error, file=sys.stderr)

def has(module):
    return importlib.util.find_spec(module) is not None

def run_pytest(folder):
    import pytest
    def run():
        arguments = [
            "--junitxml=" + os.path.join(folder, "junit.xml"),
            "-o", "cache_dir=" + os.path.join(folder, "cache"),
            "-o", "junit_family=xunit1", # the one that names files
        ]
        if has("pytest_cov"):
            arguments.append("--no-cov")
        if has("xdist"):
            arguments.append("-n0")
        return int(pytest.main(arguments))
    return run

def file_of(test):
    module = sys.modules.get(type(test).__module__)
    file = getattr(module, "__file__", None)
    return {} if file is None else {"file": file}

def run_unittest(folder, here):
    import unittest
    class Result(unittest.TextTestResult):
        passed = 0
        def addSuccess(self, test):
            super().addSuccess(test)
            self.passed += 1
    def run():
        suite = unittest.TestSuite()
        suite.addTests(unittest.TestLoader().discover(here))
        for name in ("tests", "test"):
            inner = os.path.join(here, name)
            if os.path.isdir(inner) and not os.path.exists(os.path.join(inner, "__init__.py")):
                suite.addTests(unittest.TestLoader().discover(inner))
        result = unittest.TextTestRunner(resultclass=Result).run(suite)
        bad = [test for test, _ in result.failures + result.errors] + result.unexpectedSuccesses
        failed = len(bad)
        with open(os.path.join(folder, "counts.json"), "w") as out:
            failures = [{"name": str(test), **file_of(test)} for test in bad]
            json.dump({"passed": result.passed, "failed": failed, "failures": failures}, out)
        if failed:
            return 1
        return 5 if result.testsRun == 0 else 0
    return run

def main():
    with open(sys.argv[1]) as file:
        options = json.load(file)
    folder, here = options["folder"], os.getcwd()
    run = run_pytest(folder) if options["runner"] == "pytest" else run_unittest(folder, here)
    cov = covered(folder, here)
    source = os.path.join(here, "src")
    if os.path.isdir(source) and not os.path.exists(os.path.join(source, "__init__.py")):
        sys.path.insert(0, source)
    sys.path.insert(0, here)
    sys.argv = [options["runner"]]
    code = run()
    if cov is not None:
        report(cov, folder)
    sys.stdout.flush()
    sys.stderr.flush()
    sys.exit(code)

main()
`;
