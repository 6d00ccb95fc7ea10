using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The decompositions of a linearization, by the method and of the kernel that it was asked for.</summary>
internal sealed class LinearizedSpectra(Linearization linear, IEngineProvider engines, LinearizationOptions options)
{
    /// <summary>J = U Σ Vᵀ, or J̄.</summary>
    public FeatureDecomposition Compute() => linear.HasKernel ? Decompose(linear.Decomposed, options.Principal, () => linear.Modes)
        : Lead(linear.Decomposed, options.Principal, Rounding(linear.Decomposed), options.Search);

    /// <summary>The same from the kernel's modes, whatever the method; principal: how many directions.</summary>
    public FeatureDecomposition OfKernel(int principal) =>
        Decompose(linear.Decomposed, principal, () => linear.Modes, SpectrumMethod.Kernel);

    /// <summary>Σ of J P^(−½); preconditioner: P, of the trained parameters.</summary>
    public Spectrum Preconditioned(double[] preconditioner)
    {
        double[] scale = new double[preconditioner.Length];
        TensorPrimitives.ReciprocalSqrt(preconditioner, scale);
        return linear.HasWholeKernel ? Decompose(Scaled, principal: 0, modes: null).Spectrum
            : Lead(features => new ScaledProducts(features, scale), principal: 0, Rounding(Scaled), null).Spectrum;

        ITangentFeatures Scaled(ITangentFeatures features) => new ScaledFeatures(features, scale, linear.LinearAlgebra);
    }

    private FeatureDecomposition Lead(
        Func<ITangentProducts, ITangentProducts> scaled, int principal, double rounding, LeadingSearch? search)
    {
        using ITangentProducts? fast =
            options.Leading.Precision == Precision.Float32 ? scaled(linear.Open(linear.Inputs, Precision.Float32)) : null;
        LeadingModesOptions leading = options.Leading with { Modes = Math.Max(options.Leading.Modes, principal) };
        return LeadingDecomposition.Compute(scaled(linear.Products), fast, linear.Inputs.Rows, leading, principal, rounding,
            linear.LinearAlgebra, search, options.Cancellation);
    }

    private FeatureDecomposition Decompose(Func<ITangentFeatures, ITangentFeatures> scaled, int principal,
        Func<SymmetricEigendecomposition>? modes, SpectrumMethod? by = null)
    {
        double rounding = Rounding(scaled);
        ITangentFeatures features = scaled(linear.Features);
        SpectrumMethod method = by ?? (options.Method == SpectrumMethod.Auto
            ? FeatureDecompositions.Choose(features.Rows, features.Columns)
            : options.Method);
        SymmetricEigendecomposition? known = method == SpectrumMethod.Kernel && features.Rows > 0 ? modes?.Invoke() : null;
        return FeatureDecompositions.Compute(
            features, method, principal, linear.LinearAlgebra, known, rounding, linear.Section(0.5, 0.9), options.Cancellation);
    }

    private double Rounding(Func<ITangentFeatures, ITangentFeatures> scaled) => linear.Inputs.Rows == 0 ? 0 : FeatureRounding.Measure(
        (parameters, inputs) => scaled(TakeAlone(parameters, inputs)), linear.Parameters, linear.Inputs, linear.Architecture.OutputCount,
        linear.Architecture.TrainedParameterCount(linear.Layers));

    private ITangentFeatures TakeAlone(ReadOnlyMemory<double> parameters, Matrix inputs)
    {
        using IEngine engine = engines.Create(linear.Architecture, Precision.Float64, parameters.Span);
        return linear.Trainable.Features(engine.Linearize(inputs.Values, cancellation: options.Cancellation));
    }
}
