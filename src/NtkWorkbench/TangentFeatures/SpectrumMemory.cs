namespace NtkWorkbench;

/// <summary>How much memory a feature spectrum takes, by method.</summary>
internal static class SpectrumMemory
{
    private const double BytesPerEntry = sizeof(double);
    private const int HeldParameters = 4;

    private const double BlockBytes = sizeof(double) * (double)BuiltinTangentProducts<double>.BlockEntries;

    // A rented array is the next power of two long.
    private const double PoolRounding = 2;

    // U as it is found, in the order of its values, as columns, and as rows that directions come from.
    private const double CopiesOfModes = 4;

    // Blocks of vectors beside the basis: the next, the last and its product.
    private const double BlocksBesideBasis = 3;

    /// <summary>Estimates before anything is computed. kept: spectra with their kernels that stay in memory beside the one at work, as a
    /// run keeps those of its checkpoints; layers: those whose columns J has; wholeFeatures: whether J itself is formed afterwards, to be
    /// saved; gridPoints: g, where principal features are wanted; principal: how many.</summary>
    /// <remarks>Parameters: the job's, the checkpoint's, an engine's and those at which it was linearized. Kept: parameters, U and Θ each.
    /// Factors: (n + g) Σ fan in + (n + g)·o Σ fan out. SVD: Θ, J, the copy that is worked on, Vᵀ, and 8 k². LQ: Θ, the lanes' blocks and
    /// factors, and the decomposition of L. Kernel: Θ, the copy that becomes its eigenvectors, their transpose and workspace of twice their
    /// size. Where that is more: Θ between grid and training points beside the spectrum, or before it what measures the rounding of J:
    /// parameters, an engine's, and the factors of some samples twice. Principal directions come on top. Lanczos: neither factors nor Θ,
    /// but hidden values and sensitivities of the inputs, the grid and test samples or a block of them, in float32 beside float64 where
    /// products are; the basis (<see cref="ThickRestartLanczos.Capacity"/>) with what a saved state copies of it, and u_k, v_k and φ_k of
    /// the modes; leading: how these are found; kernel: of J̄, whose rows are n and columns o·p, with Θ beside where it is
    /// compared.</remarks>
    public static MemoryEstimate Estimate(
        NetworkArchitecture architecture, int points, SpectrumMethod method, int kept = 0, bool wholeFeatures = false,
        int gridPoints = 0, int principal = 0, TrainableLayers layers = TrainableLayers.All, LeadingModesOptions? leading = null,
        KernelKind kernel = KernelKind.Whole)
    {
        if (method == SpectrumMethod.Lanczos)
            return OfLeading(architecture, points, kept, gridPoints, principal, layers, leading ?? new(), kernel);
        // Counted in doubles: the products pass 64 bits before they pass reason.
        (double rows, double gridRows, double columns) = Shape(architecture, points, gridPoints, layers, kernel);
        double small = Math.Min(rows, columns);
        double factors = ((double)points + gridPoints)
            * architecture.Layers.Sum(layer => layer.FanIn + ((double)architecture.OutputCount * layer.FanOut));
        method = method == SpectrumMethod.Auto ? Resolve(rows, columns) : method;
        double entries = method switch
        {
            SpectrumMethod.Svd => (rows * rows) + (2 * rows * columns) + (small * columns) + (rows * small) + (8 * small * small),
            SpectrumMethod.Lq => (rows * rows) + LqEntries(rows, columns),
            SpectrumMethod.Kernel => 5 * rows * rows,
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "unknown method"),
        };
        entries = Math.Max(entries, (rows * (rows + small)) + (gridRows * rows));
        double looked = FeatureRounding.Samples(points, architecture.OutputCount, columns);
        entries = Math.Max(entries, (rows * rows) + (2 * architecture.ParameterCount)
            + (2 * looked * architecture.Layers.Sum(layer => layer.FanIn + ((double)architecture.OutputCount * layer.FanOut))));
        entries += Math.Min(principal, small) * columns;
        entries = Math.Max(entries, wholeFeatures ? rows * columns : 0) + OfComparison(architecture, points, kernel)
            + (kept * (architecture.ParameterCount + (rows * (rows + small))));
        return new MemoryEstimate
        {
            Method = method,
            Rows = (long)rows,
            Columns = (long)columns,
            Bytes = BytesPerEntry * (factors + (HeldParameters * (double)architecture.ParameterCount) + entries),
        };
    }

    // gridPoints stand for the grid and, where there are other test samples, for these too.
    private static MemoryEstimate OfLeading(NetworkArchitecture architecture, int points, int kept, int gridPoints, int principal,
        TrainableLayers layers, LeadingModesOptions leading, KernelKind kernel)
    {
        (double rows, double gridRows, double columns) = Shape(architecture, points, gridPoints, layers, kernel);
        double small = Math.Min(rows, columns), modes = Math.Min(Math.Max(leading.Modes, principal) + 1, small),
            shown = Math.Min(principal, modes);
        bool isFloat32 = leading.Precision == Precision.Float32;
        var options = new KrylovOptions { Count = (int)modes, BasisBytes = (long)leading.Memory << 20 };
        double vectors = small == 0 ? 0 : ThickRestartLanczos.Capacity((int)Math.Min(small, int.MaxValue), options);
        // A state that is saved is a copy of it.
        double basis = small * ((2 * vectors) + (BlocksBesideBasis * options.Block) + (2 * modes));
        // Of a block J v and Jᵀu with what they come from; of Θ̄, each vector of a block is o of J.
        double product = PoolRounding * options.Block * 2 * (rows + columns);
        if (kernel == KernelKind.Summed)
            product += options.Block * (columns + (points * Math.Pow(architecture.OutputCount, 2)));
        double found = (CopiesOfModes * modes * rows) + (PoolRounding * 2 * shown * (rows + columns + gridRows));
        double analyses = kept * (architecture.ParameterCount + (shown * ((2 * rows) + gridRows)));
        return new MemoryEstimate
        {
            Method = SpectrumMethod.Lanczos,
            Rows = (long)rows,
            Columns = (long)columns,
            Bytes = OfProducts<double>(architecture, layers, points) + (2 * OfProducts<double>(architecture, layers, gridPoints))
                + (!isFloat32 ? 0
                    : OfProducts<float>(architecture, layers, points) + (sizeof(float) * (double)points * architecture.InputCount))
                + (BytesPerEntry * (((double)points * architecture.InputCount) + (HeldParameters * (double)architecture.ParameterCount)
                    + basis + product + found + analyses + OfComparison(architecture, points, kernel))),
        };
    }

    // What products keep of samples, and a block of them.
    private static unsafe double OfProducts<T>(NetworkArchitecture architecture, TrainableLayers layers, int samples)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        double hidden = HiddenValues<T>.Bytes(architecture, samples), sensitivities = sizeof(T) * (double)samples
            * architecture.OutputCount * architecture.TrainedLayers(layers).Sum(layer => (double)layer.FanOut);
        double block = PoolRounding * Math.Min(BlockBytes, sensitivities);
        return hidden > BuiltinTangentProducts<T>.MostKeptBytes ? block + Math.Min(hidden, BlockBytes)
            : hidden + block + (sensitivities > BuiltinTangentProducts<T>.MostSensitivityBytes ? 0 : sensitivities);
    }

    // Of J, or of J̄.
    private static (double Rows, double GridRows, double Columns) Shape(
        NetworkArchitecture architecture, int points, int gridPoints, TrainableLayers layers, KernelKind kernel)
    {
        double o = architecture.OutputCount, p = architecture.TrainedParameterCount(layers);
        return kernel == KernelKind.Summed ? (points, gridPoints, o * p) : (o * points, o * gridPoints, p);
    }

    // Θ, the copy that becomes its eigenvectors, their transpose and workspace, and what was taken from Θ.
    private static double OfComparison(NetworkArchitecture architecture, int points, KernelKind kernel)
    {
        double rows = (double)points * architecture.OutputCount;
        return kernel == KernelKind.Summed && rows <= SummedComparison.MostRows ? 6 * rows * rows : 0;
    }

    private static SpectrumMethod Resolve(double rows, double columns) =>
        Math.Max(rows, columns) > int.MaxValue ? SpectrumMethod.Kernel : FeatureDecompositions.Choose((int)rows, (int)columns);

    private static double LqEntries(double rows, double columns)
    {
        double width = Math.Max(rows, columns) > int.MaxValue ? columns : BlockedLq.BlockColumns((int)rows, (int)columns);
        return (BlockedLq.Lanes * rows * (width + rows)) + (8 * rows * rows);
    }
}
