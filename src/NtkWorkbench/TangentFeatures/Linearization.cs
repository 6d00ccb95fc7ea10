namespace NtkWorkbench;

/// <summary>A network near its parameters θ₀: the linear model f₀(x) + J(x)(θ − θ₀) on n inputs, in float64, with the p parameters of the
/// layers in <see cref="LinearizationOptions.Layers"/>. Features, kernel, decomposition and what follows from them are made when first
/// asked for, and once.</summary>
/// <remarks>Not thread-safe. Whatever it gives out stays valid when it is disposed, <see cref="Features"/> and <see cref="At"/>
/// aside.</remarks>
public sealed class Linearization : IDisposable
{
    private readonly IEngineProvider _engines;
    private readonly LinearizedSpectra _spectra;
    private readonly LinearizedRates _rates;
    private readonly IEngine _engine;
    private readonly LinearizationOptions _options;
    private readonly Dictionary<Matrix, LinearizedPoints> _points = new(ReferenceEqualityComparer.Instance);
    private NoisyLinearization? _noisy;
    private ITangentFeatures? _allFeatures, _features;
    private ITangentProducts? _products;
    private Matrix? _outputs;
    private Matrix? _kernel;
    private SymmetricEigendecomposition? _modes;
    private FeatureDecomposition? _decomposition;

    internal Linearization(
        IEngineProvider engines, NetworkArchitecture architecture, ReadOnlyMemory<double> parameters, Matrix inputs,
            LinearizationOptions? options = null)
    {
        _options = options ?? new();
        LinearAlgebra = _options.LinearAlgebra ?? LinearAlgebraProviders.Best();
        (_engines, Inputs, Parameters) = (engines, inputs, parameters);
        _engine = engines.Create(architecture, Precision.Float64, parameters.Span);
        Trainable = new(architecture, Layers, _options.Optimizer, LinearAlgebra);
        if (!HasKernel && !Trainable.AreAsStored)
            throw new NtkException("leading modes alone are not known of parameters whose learning rates differ, as in μP away from its "
                + "base width: another method decomposes their kernel");
        (_spectra, _rates) = (new(this, engines, _options), new(this, _options));
    }

    /// <summary>The network.</summary>
    public NetworkArchitecture Architecture => _engine.Architecture;

    /// <summary>θ₀, of all layers.</summary>
    public ReadOnlyMemory<double> Parameters { get; }

    /// <summary>X, (n, d).</summary>
    public Matrix Inputs { get; }

    /// <summary>The layers whose parameters the linear model has.</summary>
    public TrainableLayers Layers => _options.Layers;

    /// <summary>J at X, in factored form; of parameters in units of the roots of their learning rates where these differ
    /// (<see cref="LinearizationOptions.Optimizer"/>).</summary>
    public ITangentFeatures Features => _features ??= Trainable.Features(AllFeatures);

    /// <summary>∂f/∂θ at X for the parameters of all layers as they are stored, in factored form.</summary>
    public ITangentFeatures AllFeatures => _allFeatures ??= Take(Inputs, 0, 0.2);

    /// <summary>Products with J at X: of its factors where there is a kernel, else without them.</summary>
    public ITangentProducts Products => HasKernel ? Features : _products ??= Open(Inputs);

    /// <summary>f₀(X), (n, o).</summary>
    public Matrix Outputs => _outputs ??= Evaluate(Inputs);

    /// <summary>Which kernel <see cref="Kernel"/>, <see cref="Decomposition"/> and what is said of principal features are of: with
    /// <see cref="KernelKind.Summed"/>, Θ̄ and J̄, (n, o·p), J̄J̄ᵀ = Θ̄, whose φ̄_k are one function of x each. Θ of one output. All else
    /// is of Θ and J.</summary>
    public KernelKind KernelKind => Architecture.OutputCount == 1 ? KernelKind.Whole : _options.Kernel;

    /// <summary>Whether a kernel is formed: not where the leading modes alone are wanted. Then neither it nor what follows from it nor J in
    /// factored form is to be asked for.</summary>
    public bool HasKernel => _options.Method != SpectrumMethod.Lanczos;

    /// <summary>Whether a kernel is formed and it is Θ. Otherwise rates, regression and linear models go by products with J, and
    /// <see cref="Model"/> is not to be asked for.</summary>
    public bool HasWholeKernel => HasKernel && KernelKind == KernelKind.Whole;

    /// <summary>Θ = J Jᵀ, (n·o, n·o), or Θ̄, (n, n).</summary>
    /// <exception cref="InvalidOperationException">There is none: <see cref="HasKernel"/>.</exception>
    /// <remarks>O((n·o)²·Σ widths), of Θ̄ o times less.</remarks>
    public Matrix Kernel => _kernel ??= !HasKernel
        ? throw new InvalidOperationException("leading modes alone are wanted: no kernel is formed, products with J are there")
        :
        TangentKernels.Compute(Decomposed(Features), Decomposed(Features), layer: null, Section(0.3, 0.5), _options.Cancellation);

    /// <summary>J = U Σ Vᵀ, or J̄.</summary>
    /// <exception cref="NumericalException">J is not finite, or an iteration did not converge.</exception>
    /// <remarks>The cost is that of <see cref="FeatureDecompositions.Compute"/>.</remarks>
    public FeatureDecomposition Decomposition => _decomposition ??= _spectra.Compute();

    /// <summary>Σ.</summary>
    /// <inheritdoc cref="Decomposition"/>
    public Spectrum Spectrum => Decomposition.Spectrum;

    /// <summary>The largest stable learning rate of full-batch gradient descent on the linearized model; with cross-entropy, near these
    /// parameters. Under instance noise it is that of the mean over the noise, 2/λ_max(E[Ȟ]), Ȟ the Hessian of a step's loss. With weight
    /// decay, w, 1/η is greater by w/2. NaN where leading modes were looked for and not found to their tolerance.</summary>
    /// <remarks>Mean squared error: m/σ₁². Cross-entropy: <see cref="SoftmaxStabilityLimit"/>. E[Ȟ] is exact for a network without hidden
    /// layers on the mean squared error, where xᵀx becomes xᵀx + σ²I; otherwise it is the mean over <see cref="NoiseDraws"/>.</remarks>
    public double LargestStableRate => WithDecay(LimitOfLoss);

    internal double LimitOfLoss => Noisy?.MeanLimit ?? _rates.OfLoss();

    /// <summary>The rate below which full-batch descent on the linearized model converges from everywhere with cross-entropy; null with the
    /// mean squared error, for which <see cref="LargestStableRate"/> does.</summary>
    /// <remarks>See <see cref="SoftmaxStabilityLimit.LargestStableRateEverywhere(Matrix, int, ILinearAlgebra)"/>.</remarks>
    public double? LargestStableRateEverywhere => _options.Loss != LossKind.CrossEntropy ? null
        : WithDecay((Noisy?.Stack ?? this)._rates.Everywhere());

    /// <summary>The rate below which the mean square stays bounded under instance noise: where the spectral radius of
    /// E[(I − ηȞ) ⊗ (I − ηȞ)] is 1, noise and batches being independent from step to step. A run obeys it; it is never above
    /// <see cref="LargestStableRate"/>. Null without noise, with cross-entropy or weight decay, and for more than 128 parameters or
    /// much data.</summary>
    /// <remarks>From moments of p × p, exact and by draws as <see cref="LargestStableRate"/>: some dozens of products of
    /// O(n·draws·o·p² + p³).</remarks>
    public double? LargestStableRateMeanSquare => _options.WeightDecay > 0 ? null : Noisy?.MeanSquareLimit();

    /// <summary>How far single runs of SGD under instance noise stray from the mean: the variance of f_lin at points after t steps, over
    /// the noise and, where steps see a part of the samples, over batches.</summary>
    /// <param name="targets">y, (n, o).</param>
    /// <param name="training">Rate and schedule; the batches are those of the linearization.</param>
    /// <param name="steps">t.</param>
    /// <param name="points">x, (g, d).</param>
    /// <returns>(g, o). Null without noise, with weight decay or clipping, and for more than 126 parameters or much data.</returns>
    /// <exception cref="ArgumentException">The optimizer is not SGD, the loss not the mean squared error, or the steps are those of epochs
    /// (<see cref="TrainingOptions.InSteps"/>).</exception>
    /// <remarks>From second moments of (θ, 1), exact and by draws as <see cref="LargestStableRate"/>: O(t·n·draws·o·p²). Steps are taken
    /// as independent.</remarks>
    public Matrix? VarianceOfTraining(Matrix targets, TrainingOptions training, int steps, Matrix points)
    {
        RequireLayers(training);
        ModeDescent.RequireRates(training);
        if (training is not { Optimizer: SgdOptions, Loss: LossKind.MeanSquaredError })
            throw new ArgumentException("moments are those of SGD on the mean squared error", nameof(training));
        if (training is not { Optimizer.WeightDecay: 0, ClipGradientNorm: null })
            return null;
        return Noisy?.Variance(targets, training, steps, points, At(points).Features);
    }

    /// <summary>Draws of each sample's noise that means under instance noise are taken over; null without noise.</summary>
    public int? NoiseDraws => Noisy?.Draws;

    internal NoisyLinearization? Noisy => HasInstanceNoise ? _noisy ??= new(_engines, this, _options) : null;

    internal bool HasInstanceNoise => _options.InstanceNoise > 0;

    internal long Seed => _options.Seed;

    internal CancellationToken Cancellation => _options.Cancellation;

    internal ILinearAlgebra LinearAlgebra { get; }

    /// <summary>Θ = U Λ Uᵀ, or Θ̄.</summary>
    /// <remarks>O((n·o)³), once; of Θ̄ O(n³).</remarks>
    public SymmetricEigendecomposition Modes => _modes ??= LinearAlgebra.Eigenvalues(Kernel);

    /// <summary>Σ of J P^(−½): the square roots of the eigenvalues of the preconditioned kernel J P⁻¹ Jᵀ, along which an optimizer learns
    /// that divides its step by P.</summary>
    /// <param name="preconditioner">P, of all layers, positive; <see cref="Checkpoint.Preconditioner"/>.</param>
    /// <exception cref="ShapeException">P does not have an entry a parameter.</exception>
    /// <exception cref="NumericalException">J P^(−½) is not finite, or an iteration did not converge.</exception>
    /// <remarks>By the method of <see cref="Decomposition"/>, at its cost; by the kernel O((n·o)²p), in blocks of J's columns; where Θ is
    /// not formed, of the leading ones alone. Source:
    /// arXiv:2207.14484.</remarks>
    public Spectrum PreconditionedSpectrum(ReadOnlySpan<double> preconditioner)
    {
        ShapeException.ThrowIfLengthDiffers("the diagonal of a preconditioner", Architecture.ParameterCount, preconditioner.Length);
        return _spectra.Preconditioned(preconditioner[Architecture.TrainedLayers(Layers)[0].WeightOffset..].ToArray());
    }

    /// <summary>The learning rates that training as described allows near these parameters.</summary>
    /// <param name="training">Loss and optimizer; the same layers.</param>
    /// <returns>Null for an optimizer that has no such limit: Adam and RMSprop.</returns>
    /// <exception cref="NumericalException">The kernel is zero or not finite: no rate follows from it.</exception>
    /// <exception cref="ArgumentException">Other layers are trained.</exception>
    /// <remarks>O((n·o)³).</remarks>
    public StableRates? StableRates(TrainingOptions training)
    {
        RequireLayers(training);
        return _rates.Of(training);
    }

    /// <summary>The linear model on the same inputs, learning from targets.</summary>
    /// <param name="targets">y, (n, o).</param>
    public LinearizedModel Model(Matrix targets) => new(Modes, Outputs, targets, LinearAlgebra, () => Origin(Features));

    /// <summary>The same network at other points.</summary>
    /// <param name="points">x, (g, d); asked for again, the same object gives the same features.</param>
    /// <remarks>O(g·o·p) time, O(g·o·Σ widths) memory, once.</remarks>
    public LinearizedPoints At(Matrix points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (!_points.TryGetValue(points, out LinearizedPoints? taken))
            _points[points] = taken = new LinearizedPoints(this, points, Evaluate(points));
        return taken;
    }

    /// <summary>How far Θ is from Θ̄ ⊗ I.</summary>
    /// <returns>Null where the kernel is not summed, and for more than 3,000 rows of Θ.</returns>
    /// <remarks>Forms Θ: O((n·o)²Σ widths + (n·o)³).</remarks>
    public SummedComparison? CompareWithWhole() =>
        KernelKind == KernelKind.Whole || Inputs.Rows * (long)Architecture.OutputCount > SummedComparison.MostRows ? null
            : SummedComparison.Of(TangentKernels.Compute(Features, Features, cancellation: _options.Cancellation),
                HasKernel ? Kernel : TangentKernels.Compute(Decomposed(Features), Decomposed(Features)),
                Spectrum, _options.Principal, LinearAlgebra);

    /// <summary>φ_1 … φ_k on the inputs, (n·o, k), or (n, k).</summary>
    public Matrix PrincipalFeatures() => NtkWorkbench.PrincipalFeatures.OnTrainingInputs(Decomposition, _options.Principal);

    /// <summary>φ_1 … φ_k at other points, (g·o, k), or (g, k).</summary>
    /// <param name="points">x, (g, d).</param>
    public Matrix PrincipalFeatures(Matrix points) =>
        NtkWorkbench.PrincipalFeatures.Evaluate(Decomposition, Decomposed(At(points).Products));

    /// <summary>The floor of each of φ_1 … φ_k: of what order the root mean square error of its values is, on inputs like X.</summary>
    /// <remarks>From the floor of the spectrum and the gaps between its values: modes nearer than their errors are one
    /// another's. O(k·n·o) beside <see cref="Decomposition"/>.</remarks>
    public double[] PrincipalFloors() => NtkWorkbench.PrincipalFeatures.Floors(Decomposition);

    /// <summary>‖P_l v_k‖² = u_kᵀΘ_l u_k/σ_k², the share of σ_k² that the parameters of layer l have, for each of φ_1 … φ_k and each layer
    /// of the linear model.</summary>
    /// <returns>(k, trained layers); rows sum to 1, or are 0 where J is.</returns>
    /// <remarks>O(k·p) beside <see cref="Decomposition"/>.</remarks>
    public Matrix LayerShares() =>
        NtkWorkbench.PrincipalFeatures.LayerShares(Decomposition.PrincipalDirections, Architecture.TrainedLayers(Layers));

    /// <summary>∂φ_k/∂x of one output at one point: what of the input that principal feature looks at there.</summary>
    /// <param name="mode">k, from 0, of the principal features that were asked for.</param>
    /// <param name="point">x, d numbers.</param>
    /// <param name="output">From 0; of Θ̄'s, 0.</param>
    /// <returns>d numbers; where a unit has a corner at x, of one side.</returns>
    /// <exception cref="ShapeException">x has another length.</exception>
    /// <remarks>O(p) beside <see cref="Decomposition"/>; of Θ̄'s O(o·p).</remarks>
    public double[] PrincipalInputGradient(int mode, ReadOnlySpan<double> point, int output)
    {
        ShapeException.ThrowIfLengthDiffers("a point", Architecture.InputCount, point.Length);
        int outputs = KernelKind == KernelKind.Whole ? 1 : Architecture.OutputCount;
        return FeatureInputGradient.Of(this, Decomposition.PrincipalDirections.Row(mode), outputs, point, output);
    }

    /// <summary>a_l, the outputs of hidden layer l.</summary>
    /// <param name="layer">The hidden layer, from 0.</param>
    /// <param name="points">x, (g, d).</param>
    /// <returns>(g, width of the layer).</returns>
    public Matrix Activations(int layer, Matrix points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var values = new Matrix(points.Rows, Architecture.Layers[layer].FanOut);
        _engine.Activations(layer, points.Values, values.Values);
        return values;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (LinearizedPoints points in _points.Values)
            points.Dispose();
        _noisy?.Dispose();
        _allFeatures?.Dispose();
        _products?.Dispose();
        _engine.Dispose();
    }

    // The linear model as a network of its own, to be trained: in float64, on the processor.
    internal IEngine OpenModel() =>
        new BuiltinEngine<double>(Architecture, Precision.Float64, Parameters.Span, LinearAlgebra, isLinear: true);

    internal double[] Origin(ITangentProducts features)
    {
        double[] product = new double[features.Rows];
        features.Multiply(Trainable.InUnits(Parameters.Span), product);
        return product;
    }

    internal TrainedParameters Trainable { get; }

    internal void RequireLayers(TrainingOptions training)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (training.Layers != Layers)
            throw new ArgumentException($"the network was linearized in the parameters of layers: {Layers}, and training changes layers: "
                + $"{training.Layers}", nameof(training));
    }

    private double WithDecay(double limit) => OptimizerStability.WithDecay(limit, _options.WeightDecay);

    internal ITangentFeatures Take(Matrix inputs, double from, double to) =>
        _engine.Linearize(inputs.Values, Section(from, to), _options.Cancellation);

    internal ITangentProducts Open(Matrix inputs, Precision precision = Precision.Float64) => Trainable.Products(_engine.TangentProducts(
        inputs.Values, Architecture.TrainedLayers(Layers)[0].Index, precision, _options.Cancellation));

    // What the decomposition and its kernel are of: J or J̄.
    internal ITangentFeatures Decomposed(ITangentFeatures of) =>
        KernelKind == KernelKind.Summed ? new SummedFeatures(of, Architecture.OutputCount) : of;

    internal ITangentProducts Decomposed(ITangentProducts of) =>
        KernelKind == KernelKind.Summed ? new SummedProducts(of, Architecture.OutputCount) : of;

    internal double LargestSingularValue => _rates.LargestSingularValue;

    internal FeatureDecomposition OfKernel(int principal) => _spectra.OfKernel(principal);

    /// <summary>f₀(x), (g, o).</summary>
    internal Matrix Evaluate(Matrix inputs)
    {
        var outputs = new Matrix(inputs.Rows, Architecture.OutputCount);
        _engine.Evaluate(inputs.Values, outputs.Values);
        return outputs;
    }

    internal ProgressSection? Section(double from, double to) => ProgressSection.Of(_options.Progress, from, to);
}
