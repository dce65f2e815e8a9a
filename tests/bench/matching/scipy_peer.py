# scipy_peer.py RUNS FILE: SciPy on one instance; linear_sum_assignment for a matrix, min_weight_full_bipartite_matching for
# pairs. Prints processor milliseconds of each run and the objective, as samples.hpp does.
import resource
import sys
import time

import numpy
import scipy
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

runs, path = int(sys.argv[1]), sys.argv[2]
rows, columns, kind, _ = numpy.fromfile(path, numpy.int32, 4, offset=16)
if kind == 0:
    matrix = numpy.fromfile(path, numpy.int32, offset=32).reshape(rows, columns)
    solve = lambda: linear_sum_assignment(matrix)
    total = lambda r, c: int(matrix[r, c].astype(numpy.int64).sum())
else:
    start = numpy.fromfile(path, numpy.int64, rows + 1, offset=32)
    pairs = int(start[-1])
    at = 32 + 8 * (int(rows) + 1)
    column = numpy.fromfile(path, numpy.int32, pairs, offset=at)
    # A cost of 0 would count as no pair; a constant added to every cost changes no plan.
    cost = numpy.fromfile(path, numpy.int32, pairs, offset=at + 4 * pairs).astype(numpy.float64) + 1
    graph = csr_matrix((cost, column, start), shape=(rows, columns))
    solve = lambda: min_weight_full_bipartite_matching(graph)
    total = lambda r, c: int(numpy.asarray(graph[r, c]).sum()) - int(rows)

samples = []
for run in range(runs):
    begin = time.process_time()
    answer = solve()
    samples.append((time.process_time() - begin) * 1000)
print("samples solve", *(f"{value:.4f}" for value in samples))
print("fact objective", total(*answer))
print("fact memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
print("fact version", scipy.__version__)
