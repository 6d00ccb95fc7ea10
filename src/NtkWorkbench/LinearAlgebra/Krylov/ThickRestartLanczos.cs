namespace NtkWorkbench;

/// <summary>The largest eigenpairs of a symmetric positive semi-definite operator from its block Krylov space: A Qᵀ = Qᵀ T + Xᵀ R, Q's rows
/// orthonormal and T = Q A Qᵀ dense. A full basis is restarted with its leading Ritz vectors and the next block X.</summary>
/// <remarks>A Krylov space of a block of b vectors holds at most b copies of an equal eigenvalue. So once all residuals are small, the
/// iteration goes on from a random block orthogonal to what it has, and ends when that has brought nothing. Rows are orthogonalized against
/// all of Q, twice: O(m·size) time a product for a basis of m, and O(m³) a block for T. Source: Wu and Simon, "Thick-restart Lanczos
/// method for large symmetric eigenvalue problems", SIAM J. Matrix Anal. Appl. 22, 2000.</remarks>
internal sealed class ThickRestartLanczos
{
    // Of the tolerance: the space that looks for missed pairs starts without the block that the found pairs' residuals lie in.
    private const double InnerShare = 0.5;

    // Block steps and vectors from a random block on without which pairs are not held to be complete.
    private const int LeastSteps = 4;
    private const int LeastVectors = 16;

    // What going on has to make of the measured residuals together: it takes up a few of them at a time.
    private const double LeastGain = 0.95;

    // What is left of a product below so many ε, or as many as there are rows, is rounding.
    private const int LeastRounding = 100;

    private readonly SymmetricOperator _matrix;
    private readonly KrylovOptions _options;
    private readonly ILinearAlgebra _algebra;
    private readonly RandomStream _random;
    private readonly KrylovBasis _basis;
    private readonly int _wanted;
    private Matrix _projected;
    private Matrix _block;
    private Matrix _spare;
    private double[] _values = [];
    private Matrix _ritz = new(0, 0);
    private double[] _residuals = [];
    private int _products;
    private int _cycles;
    private double[]? _found;
    private int _steps;
    private double? _measured;

    private ThickRestartLanczos(
        SymmetricOperator matrix, KrylovOptions options, RandomStream random, ILinearAlgebra algebra, KrylovState? from)
    {
        (_matrix, _options, _algebra) = (matrix, options, algebra);
        _wanted = Math.Min(options.Count, matrix.Size);
        _basis = new KrylovBasis(Capacity(matrix.Size, options), matrix.Size, algebra);
        _random = from is null ? random : new RandomStream(from.Random);
        if (from is null)
        {
            _projected = new Matrix(0, 0);
            _block = RandomBlock();
        }
        else
        {
            ShapeException.ThrowIfLengthDiffers("a vector of the state of a Lanczos iteration", matrix.Size, from.Basis.Columns);
            _basis.Append(from.Basis);
            _projected = new Matrix(from.Projected.Rows, from.Projected.Columns, [.. from.Projected.Values]);
            _block = new Matrix(from.Next.Rows, from.Next.Columns, [.. from.Next.Values]);
            (_products, _cycles, _found, _steps, _measured) = (from.Products, from.Cycles, from.Found, from.Steps, from.Measured);
        }
        _spare = new Matrix(_block.Rows, matrix.Size);
    }

    /// <summary>The <see cref="KrylovOptions.Count"/> largest eigenpairs. random: the stream of the vectors that the space starts from; the
    /// result is the same for any number of threads. from: the state to go on from instead, with the same options and products, bit for
    /// bit. stepDone: given the state after each step, made where it is asked for.</summary>
    /// <exception cref="NumericalException">A product is not finite.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for; looked at between block products.</exception>
    public static LeadingEigenpairs Largest(
        SymmetricOperator matrix, KrylovOptions options, RandomStream random, ILinearAlgebra algebra, KrylovState? from = null,
        Action<Func<KrylovState>>? stepDone = null, IProgress<KrylovProgress>? progress = null,
        CancellationToken cancellation = default) =>
        new ThickRestartLanczos(matrix, options, random, algebra, from).Run(stepDone, progress, cancellation);

    /// <summary>The same pairs from a search whose products were rougher than the matrix: as they are where their measured residuals are
    /// small, else the iteration goes on from them.</summary>
    /// <inheritdoc cref="Largest"/>
    public static LeadingEigenpairs Refine(
        SymmetricOperator matrix, KrylovOptions options, LeadingEigenpairs rough, RandomStream random, ILinearAlgebra algebra,
        IProgress<KrylovProgress>? progress, CancellationToken cancellation)
    {
        var search = new ThickRestartLanczos(matrix, options, random, algebra, null) { _products = rough.Products };
        search._basis.Replace(rough.Vectors);
        (LeadingEigenpairs pairs, Matrix left) = search.Measure(cancellation);
        if (search.Ends(pairs, rough.End != SearchEnd.ProductsSpent) is SearchEnd end)
            return pairs with { End = end };
        search.GoOn(pairs, left);
        return search.Run(null, progress, cancellation);
    }

    private int MostKept => _wanted + ((_basis.Capacity - _wanted) / 3);

    private int StepsToSearch => Math.Max(LeastSteps, LeastVectors / _options.Block);

    private double LargestValue => Math.Max(0, _values[0]);

    private LeadingEigenpairs Run(
        Action<Func<KrylovState>>? stepDone, IProgress<KrylovProgress>? progress, CancellationToken cancellation)
    {
        while (true)
        {
            bool isComplete = Iterate(stepDone, progress, cancellation);
            Keep(Math.Min(_wanted, _basis.Count));
            (LeadingEigenpairs pairs, Matrix left) = Measure(cancellation);
            if (Ends(pairs, isComplete) is SearchEnd end)
                return pairs with { End = end };
            GoOn(pairs, left);
            stepDone?.Invoke(State);
        }
    }

    // Whether the search came to its end, by its own residuals; else its products are spent.
    private bool Iterate(
        Action<Func<KrylovState>>? stepDone, IProgress<KrylovProgress>? progress, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            Step();
            progress?.Report(Progress());
            int small = _residuals.TakeWhile(IsSmall).Count();
            bool found = small >= _wanted, searched = _found is not null && _steps >= StepsToSearch;
            if (_block.Rows == 0 || (found && searched && IsUnchanged() && IsComplete(small)))
                return true;
            if (_products + _block.Rows > _options.MostProducts)
                return false;
            bool isFull = _basis.Count + _block.Rows > _basis.Capacity;
            if (found && (_found is null || (searched && !IsUnchanged())))
                Search(small);
            else if (isFull)
                Keep(Math.Min(MostKept, _basis.Count));
            stepDone?.Invoke(State);
        }
    }

    private void Step()
    {
        int before = _basis.Count, rows = _block.Rows;
        if (_spare.Rows != rows)
            _spare = new Matrix(rows, _matrix.Size);
        Matrix product = _spare;
        _matrix.Multiply(_block.Values, product.Values);
        NumericalException.ThrowIfNotFinite("a product of a Lanczos iteration", product.Values);
        (_products, _steps) = (_products + rows, _steps + 1);
        _basis.Append(_block);
        Extend(_basis.Project(product, passes: 2), before);
        SymmetricEigendecomposition modes = _algebra.Eigenvalues(_projected);
        (_values, _ritz) = (modes.Eigenvalues, modes.Eigenvectors);

        _spare = _block;
        double rounding = Math.Max(LeastRounding, _matrix.Size) * MachineEpsilon.Float64 * LargestValue;
        (_block, Matrix coupling) = _basis.Follow(product, rounding, _random);
        // ‖RS‖, column by column, of the last rows of S.
        Matrix last = new(rows, _values.Length, _ritz.Values[(before * _values.Length)..]);
        Matrix left = new(rows, _values.Length);
        _algebra.Multiply<double>(
            MatrixTranspose.None, MatrixTranspose.None, rows, last.Columns, rows,
            1, coupling.Values, rows, last.Values, last.Columns, 0, left.Values, last.Columns);
        _residuals = [.. Enumerable.Range(0, last.Columns).Select(i => Reductions.Norm<double>(left.Column(i)))];
    }

    // T gains the last block's rows and columns.
    private void Extend(Matrix products, int before)
    {
        int count = products.Rows;
        NumericalException.ThrowIfNotFinite("what a Lanczos iteration projects", products.Values);
        var extended = new Matrix(count, count);
        for (int i = 0; i < before; i++)
            _projected.Row(i).CopyTo(extended.Row(i));
        for (int j = 0; j < products.Columns; j++)
        {
            for (int i = 0; i <= before + j; i++)
            {
                // Within the block rounding leaves two values.
                double entry = i < before ? products[i, j] : (products[i, j] + products[before + j, i - before]) / 2;
                extended[i, before + j] = extended[before + j, i] = entry;
            }
        }
        _projected = extended;
    }

    private void Keep(int count)
    {
        _cycles++;
        _basis.Rotate(_ritz, count);
        _projected = Diagonal(_values[..count]);
    }

    // From random vectors orthogonal to the pairs that are found; half of what restarts keep beyond the wanted is for what these bring.
    private void Search(int small)
    {
        (_found, _steps) = (_values[.._wanted], 0);
        Keep(Math.Min(small, (_wanted + MostKept) / 2));
        _block = RandomBlock();
    }

    private Matrix RandomBlock()
    {
        int rows = Math.Min(_options.Block, _matrix.Size - _basis.Count);
        return _basis.Follow(new Matrix(rows, _matrix.Size), 0, _random).Next;
    }

    private bool IsSmall(double residual) => residual <= InnerShare * _options.Tolerance * LargestValue;

    private bool IsUnchanged() => _values.Zip(_found!, (now, then) => Math.Abs(now - then)).Max() <= _options.Tolerance * LargestValue;

    // What has not converged yet stays below the wanted.
    private bool IsComplete(int small) => small >= _values.Length
        || _values[small] + _residuals[small] <= _values[_wanted - 1] + (_options.Tolerance * LargestValue);

    private (LeadingEigenpairs Pairs, Matrix Left) Measure(CancellationToken cancellation)
    {
        var vectors = new Matrix(_basis.Count, _matrix.Size, _basis.Rows(0, _basis.Count).ToArray());
        (LeadingEigenpairs pairs, Matrix left) = RayleighRitz.Of(_matrix, vectors, _options.Block, _algebra, cancellation);
        _products += pairs.Products;
        return (pairs with { Products = _products, Cycles = _cycles }, left);
    }

    // Null where going on may help.
    private SearchEnd? Ends(LeadingEigenpairs pairs, bool isComplete)
    {
        double largest = pairs.Residuals.Max(), allowed = _options.Tolerance * Math.Max(0, pairs.Values[0]);
        if (largest <= allowed)
            return isComplete ? SearchEnd.Found : SearchEnd.ProductsSpent;
        double share = Reductions.Norm<double>(pairs.Residuals) / Math.Abs(pairs.Values[0]);
        if (!isComplete || _products + _options.Block > _options.MostProducts)
            return SearchEnd.ProductsSpent;
        if (_basis.Count == _matrix.Size || share > LeastGain * _measured)
            return SearchEnd.Rounding;
        _measured = share;
        return null;
    }

    // From what was measured to be left of the worst.
    private void GoOn(LeadingEigenpairs pairs, Matrix left)
    {
        int rows = Math.Min(_options.Block, _matrix.Size - pairs.Vectors.Rows);
        int[] worst = [.. Enumerable.Range(0, left.Rows).OrderByDescending(k => pairs.Residuals[k]).Take(rows)];
        _basis.Replace(pairs.Vectors);
        (_values, _found, _steps) = (pairs.Values, pairs.Values, 0);
        _projected = Diagonal(pairs.Values);
        Matrix next = left.Take(worst);
        _basis.Project(next, passes: 2);
        (_block, _) = _basis.Follow(next, 0, _random);
    }

    private KrylovState State() => new()
    {
        Basis = new Matrix(_basis.Count, _matrix.Size, _basis.Rows(0, _basis.Count).ToArray()),
        Projected = new Matrix(_projected.Rows, _projected.Columns, [.. _projected.Values]),
        Next = new Matrix(_block.Rows, _block.Columns, [.. _block.Values]),
        Products = _products,
        Cycles = _cycles,
        Random = _random.State,
        Found = _found,
        Steps = _steps,
        Measured = _measured,
    };

    private KrylovProgress Progress()
    {
        IEnumerable<double> wanted = _residuals.Take(_wanted);
        double largest = _residuals.Length < _wanted ? double.PositiveInfinity : wanted.Max();
        return new KrylovProgress(
            _products, _options.MostProducts, wanted.Count(IsSmall), _wanted, largest == 0 ? 0 : largest / LargestValue);
    }

    /// <summary>Vectors that the basis has room for: as many as its memory holds, but no fewer than the wanted and six blocks, and no more
    /// than twice the wanted and ten blocks.</summary>
    // Measured on values falling as 1/i … 1/i³ and on clusters: more room saves no more than one product in ten.
    internal static int Capacity(int size, KrylovOptions options)
    {
        int least = Math.Min(options.Count, size) + (6 * options.Block);
        long fits = Math.Min(options.BasisBytes / sizeof(double), Array.MaxLength) / size;
        return (int)Math.Min(size, Math.Clamp(fits, least, Math.Max(least, (2 * options.Count) + (10 * options.Block))));
    }

    private static Matrix Diagonal(double[] values)
    {
        var diagonal = new Matrix(values.Length, values.Length);
        for (int i = 0; i < values.Length; i++)
            diagonal[i, i] = values[i];
        return diagonal;
    }
}
