using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Sharpness of a network's training loss along training: the largest eigenvalue of the loss Hessian, and of the part JᵀHJ of it
/// that the tangent kernel makes, H the Hessian of the loss in the outputs. Gradient descent on the local quadratic is stable where both
/// are below 2/η; trained with a fixed η, networks rise to about 2/η and stay: the edge of stability (Cohen 2021).</summary>
/// <remarks>Every measurement begins at the same vectors, so that none depends on those before it; an eigenvector of parameters nearby
/// would hide an eigenvalue that has grown past its own. See <see cref="DominantEigenvalue"/> for how far values can be off. Not
/// thread-safe.</remarks>
public sealed class NetworkSharpness
{
    private readonly IEngineProvider _engines;
    private readonly NetworkArchitecture _architecture;
    private readonly Dataset _data;
    private readonly TrainingLoss _loss;
    private readonly TrainableLayers _layers;
    private readonly ILinearAlgebra _algebra;
    private readonly int _firstTrained;
    private readonly double[]? _roots;
    private readonly double[] _hessianStart;
    private readonly double[] _kernelStart;

    /// <summary>A meter for one training.</summary>
    /// <param name="engines">Makes float64 engines.</param>
    /// <param name="architecture">The network.</param>
    /// <param name="data">The training data.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="layers">The layers that are trained; the others' parameters are constants.</param>
    /// <param name="stream">Draws the first vectors.</param>
    /// <param name="algebra">Decompositions; null: <see cref="LinearAlgebraProviders.Best"/>.</param>
    /// <param name="rates">What trains them: in μP H is √M∇²L√M, M the rates that it gives (<see cref="LayerRates"/>), and the kernel that
    /// of J√M; null: SGD.</param>
    public NetworkSharpness(
        IEngineProvider engines, NetworkArchitecture architecture, Dataset data, TrainingLoss loss, TrainableLayers layers,
        RandomStream stream, ILinearAlgebra? algebra = null, OptimizerOptions? rates = null)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(stream);
        (_engines, _architecture, _data, _loss, _layers) = (engines, architecture, data, loss, layers);
        _algebra = algebra ?? LinearAlgebraProviders.Best();
        _firstTrained = layers == TrainableLayers.Output ? architecture.Layers[^1].WeightOffset : 0;
        _roots = LayerRates.Roots(architecture, rates ?? new SgdOptions(), layers);
        _hessianStart = Normals(architecture.ParameterCount - _firstTrained, stream);
        _kernelStart = Normals(checked(data.Count * architecture.OutputCount), stream);
    }

    /// <summary>w of a weight decay that adds wθ to gradients: H is then the Hessian of the loss and ½w‖θ‖².</summary>
    public double WeightDecay { get; init; }

    /// <summary>λ₁ of the loss Hessian in the trained parameters, p of them; with a diagonal P that of P⁻¹H, as P^(−½)HP^(−½), which an
    /// optimizer that divides its step by P bears up to <see cref="OptimizerStability.PreconditionedEdge"/>.</summary>
    /// <param name="parameters">θ, of all layers.</param>
    /// <param name="preconditioner">P, of all layers, positive; null: 1.</param>
    /// <param name="cancellation">Looked at before each gradient.</param>
    /// <exception cref="NumericalException">A gradient is not finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="ShapeException">P does not have an entry a parameter.</exception>
    /// <remarks>By Lanczos iteration, two gradients over the data a product; of the assembled Hessian, 2p gradients and O(p³), for p ≤ 40
    /// and where the iteration has not converged and p ≤ 2,000.</remarks>
    public DominantEigenvalue OfLoss(double[] parameters, double[]? preconditioner = null, CancellationToken cancellation = default)
    {
        var hessian = new LossHessian((at, gradient) => Gradient(at, gradient, cancellation), parameters, _firstTrained);
        if (preconditioner is null && _roots is null)
            return hessian.AsOperator().Largest(_hessianStart, _algebra);
        double[] root = new double[_hessianStart.Length], start = new double[root.Length], inner = new double[root.Length];
        root.AsSpan().Fill(1);
        if (preconditioner is not null)
        {
            ShapeException.ThrowIfLengthDiffers("the diagonal of a preconditioner", _architecture.ParameterCount, preconditioner.Length);
            TensorPrimitives.Sqrt(preconditioner.AsSpan(_firstTrained), root);
        }
        DivideByRoots(root);
        // Else the parameters of the smallest P, at which H may be zero, would be all that gradients are differenced along.
        TensorPrimitives.Multiply(_hessianStart, root, start);
        return new SymmetricOperator(root.Length, (vector, product) =>
        {
            TensorPrimitives.Divide(vector, root, inner);
            hessian.Multiply(inner, product);
            TensorPrimitives.Divide(product, root, product);
        }).Largest(start, _algebra);
    }

    /// <summary>The largest eigenvalue of the kernel's part of the Hessian, by the kernel of the trained layers: 2σ₁²/m for the mean
    /// squared error, m the number of outputs over the data; λ₁((1/n) SᵀΘS) for softmax cross-entropy; and w.</summary>
    /// <param name="parameters">θ, of all layers.</param>
    /// <exception cref="NumericalException">The kernel is not finite.</exception>
    /// <remarks>As <see cref="OfLoss"/>, a product with Jᵀ and one with J, neither J nor Θ formed, for each of the kernel's. Source of S:
    /// <see cref="SoftmaxStabilityLimit"/>.</remarks>
    public DominantEigenvalue OfKernel(ReadOnlySpan<double> parameters)
    {
        using IEngine engine = _engines.Create(_architecture, Precision.Float64, parameters);
        ITangentProducts stored = engine.TangentProducts(_data.Inputs.Values, _architecture.TrainedLayers(_layers)[0].Index);
        using ITangentProducts features = _roots is null ? stored : new ScaledProducts(stored, _roots);
        return _loss.Kind switch
        {
            LossKind.MeanSquaredError => Largest(KernelCurvature.OfSquares(features), 2.0 / features.Rows),
            LossKind.CrossEntropy => Largest(KernelCurvature.OfSoftmax(features, Outputs(engine)), 1.0 / _data.Count),
            _ => throw new InvalidOperationException($"there is no loss {_loss.Kind}"),
        };
    }

    private DominantEigenvalue Largest(SymmetricOperator matrix, double scale)
    {
        DominantEigenvalue found = matrix.Largest(matrix.Size == _kernelStart.Length ? _kernelStart : _hessianStart, _algebra);
        return found with { Value = (scale * found.Value) + WeightDecay, Residual = scale * found.Residual };
    }

    private Matrix Outputs(IEngine engine)
    {
        var outputs = new Matrix(_data.Count, _architecture.OutputCount);
        engine.Evaluate(_data.Inputs.Values, outputs.Values);
        return outputs;
    }

    private void Gradient(ReadOnlySpan<double> parameters, Span<double> gradient, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using IEngine engine = _engines.Create(_architecture, Precision.Float64, parameters);
        engine.EvaluateLoss(_data, _loss, gradient);
        if (WeightDecay == 0)
            return;
        // w/m of each parameter.
        double[] decayed = parameters[_firstTrained..].ToArray();
        DivideByRoots(decayed);
        DivideByRoots(decayed);
        TensorPrimitives.MultiplyAdd(decayed, WeightDecay, gradient[_firstTrained..], gradient[_firstTrained..]);
    }

    private void DivideByRoots(double[] trained)
    {
        if (_roots is not null)
            TensorPrimitives.Divide(trained, _roots, trained);
    }

    private static double[] Normals(int count, RandomStream stream)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = stream.NextNormal();
        return values;
    }
}
