using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

/// <summary>What full-batch descent on the mean squared error makes of each mode of a linear model. Along v_k parameters have moved by
/// σ_k A q_k + (B₀ + λ_k C) v_kᵀθ₀, q = Uᵀ(y − f₀), outside all modes by B₀ θ₀; carried are A, the share r = 1 − λ_k A of the residual
/// that is left, C and B₀, each with its velocity, so that none is a difference of others. All are x of one recurrence, with the gradient
/// h x − s: h = 2λ/m + κ, κ = w + ρ; s = 2/m for A, κ for r, −2B₀/m for C; B₀ has h = κ, s = −w. Decoupled, w is no part of the gradient:
/// x moves by −η(w x − s′) beside, s′ = w for r, −w for B₀.</summary>
internal sealed class ModeDescent
{
    private readonly TrainingOptions _training;
    private readonly int _modes;
    private readonly double _share, _shrink, _decay, _beside;

    // v ← μv + (1 − τ)g, x ← x − η(own·g + through·v).
    private readonly double _mu, _damped, _own, _through;

    // Sequences A, r, C, B₀ one after the other, padded; the last two where there is weight decay.
    private readonly double[] _curvature, _source, _sourceBeside, _value, _velocity;

    private long _step;

    /// <summary>Descent that has taken no step. eigenvalues: λ; entries: m; the optimizer's weight decay: w, towards 0; ridge: ρ, towards
    /// θ₀.</summary>
    public ModeDescent(IReadOnlyList<double> eigenvalues, int entries, TrainingOptions training, double ridge = 0)
    {
        RequireRates(training);
        double weightDecay = training.Optimizer.WeightDecay;
        (_beside, double within) = training.Optimizer.Decoupled ? (weightDecay, 0.0) : (0.0, weightDecay);
        (_training, _modes, _share, _decay, _shrink) = (training, eigenvalues.Count, 2.0 / entries, weightDecay, within + ridge);
        (_mu, _damped, _own, _through) = training.Optimizer switch
        {
            SgdOptions => (0, 1, 0, 1),
            MomentumOptions { Nesterov: true } at => (at.Coefficient, 1 - at.Dampening, 1, at.Coefficient),
            MomentumOptions at => (at.Coefficient, 1.0 - at.Dampening, 0.0, 1.0),
            _ => throw new ArgumentException($"modes do not stay apart under {training.Optimizer}", nameof(training)),
        };
        int length = Lanes.Pad<double>(weightDecay > 0 ? (3 * _modes) + 1 : 2 * _modes);
        (_curvature, _source, _value, _velocity) = (new double[length], new double[length], new double[length], new double[length]);
        _sourceBeside = new double[_beside > 0 ? length : 0];
        for (int k = 0; k < _modes; k++)
        {
            double h = (_share * Math.Max(eigenvalues[k], 0)) + _shrink;
            for (int i = k; i < Math.Min(3 * _modes, length); i += _modes)
                _curvature[i] = h;
            (_source[k], _source[_modes + k], _value[_modes + k]) = (_share, _shrink, 1);
        }
        if (weightDecay > 0)
            (_curvature[3 * _modes], _source[3 * _modes]) = (_shrink, -within);
        if (_beside > 0)
        {
            _sourceBeside.AsSpan(_modes, _modes).Fill(_beside);
            _sourceBeside[3 * _modes] = -_beside;
        }
    }

    /// <summary>Whether modes stay apart: under SGD and momentum, on the mean squared error, no gradient clipped.</summary>
    public static bool Knows(TrainingOptions training) => training is
        { Loss: LossKind.MeanSquaredError, Optimizer: SgdOptions or MomentumOptions, ClipGradientNorm: null };

    /// <summary>Refuses rates that are not known: of a schedule that the rows of a training decide, and in epochs of samples that are not
    /// there.</summary>
    public static void RequireRates(TrainingOptions training)
    {
        if (training.Schedule is ReduceOnPlateauSchedule)
            throw new ArgumentException($"a linear model takes the rates that its network had: {nameof(TrainingOptions.WithRates)}",
                nameof(training));
        if (training is { Epochs: not null, Steps: null })
            throw new ArgumentException($"epochs are no number of steps before the training samples are there: {nameof(training.InSteps)}",
                nameof(training));
    }

    /// <summary>Operations of <see cref="AdvanceTo"/>, where they grow with the steps.</summary>
    public static double Operations(TrainingOptions training, double modes) =>
        training.Schedule is ConstantSchedule ? 0 : 12.0 * modes * training.TotalSteps;

    /// <summary>A.</summary>
    public ReadOnlySpan<double> Gains => _value.AsSpan(0, _modes);

    /// <summary>r.</summary>
    public ReadOnlySpan<double> Residuals => _value.AsSpan(_modes, _modes);

    /// <summary>C; empty without weight decay.</summary>
    public ReadOnlySpan<double> Decays => _decay > 0 ? _value.AsSpan(2 * _modes, _modes) : [];

    /// <summary>B₀.</summary>
    public double Outside => _decay > 0 ? _value[3 * _modes] : 0;

    /// <summary>Takes the steps up to a later one. What comes out does not depend on where it stopped on the way.</summary>
    /// <remarks>O(modes·log steps) at a constant rate, by powers of a step's matrix; else O(modes·steps).</remarks>
    public void AdvanceTo(int step, CancellationToken token = default)
    {
        Debug.Assert(step >= _step, "descent goes forward");
        if (_training.Schedule is ConstantSchedule)
        {
            for (int i = 0; step > 0 && i < _value.Length; i++)
                _value[i] = After([step], i)[0];
            _step = step;
            return;
        }
        for (; _step < step; _step++)
        {
            token.ThrowIfCancellationRequested();
            Step(_training.Schedule.LearningRate(_training.LearningRate.Value, _step, _training.TotalSteps));
        }
    }

    /// <summary>A, C and B₀ after each of some steps, from here on ascending; in the order of the steps.</summary>
    /// <remarks>At a constant rate the powers of a step's matrix are made once for all of them.</remarks>
    public (double[] Gains, double[] Decays, double Outside)[] At(IReadOnlyList<int> steps, CancellationToken token = default)
    {
        int last = _decay > 0 ? (3 * _modes) + 1 : _modes;
        double[][] values = [.. steps.Select(_ => new double[last])];
        bool isConstant = _training.Schedule is ConstantSchedule;
        for (int k = 0; isConstant && k < last; k++)
        {
            token.ThrowIfCancellationRequested();
            if (k >= _modes && k < 2 * _modes)
                continue;
            double[] after = After(steps, k);
            for (int i = 0; i < after.Length; i++)
                values[i][k] = after[i];
        }
        for (int i = 0; !isConstant && i < values.Length; i++)
        {
            AdvanceTo(steps[i], token);
            _value.AsSpan(0, last).CopyTo(values[i]);
        }
        return [.. values.Select(value => (value[.._modes], _decay > 0 ? value[(2 * _modes)..(3 * _modes)] : [],
            _decay > 0 ? value[3 * _modes] : 0))];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Step(double rate)
    {
        if (_decay > 0)
            _source.AsSpan(2 * _modes, _modes).Fill(-_share * _value[3 * _modes]);
        Span<System.Numerics.Vector<double>> x = Lanes.Of(_value.AsSpan()), v = Lanes.Of(_velocity.AsSpan())[..x.Length];
        Span<System.Numerics.Vector<double>> h = Lanes.Of(_curvature.AsSpan())[..x.Length], s = Lanes.Of(_source.AsSpan())[..x.Length];
        Span<System.Numerics.Vector<double>> beside = Lanes.Of(_sourceBeside.AsSpan());
        double damped = _step == 0 ? 1 : _damped;
        for (int i = 0; i < x.Length; i++)
        {
            System.Numerics.Vector<double> gradient = (h[i] * x[i]) - s[i];
            v[i] = (_mu * v[i]) + (damped * gradient);
            if (beside.Length > 0)
                x[i] -= rate * ((_beside * x[i]) - beside[i]);
            x[i] -= rate * ((_own * gradient) + (_through * v[i]));
        }
    }

    // By powers of the step's matrix on (x, its velocity, B₀, its velocity, 1), in twice the digits: a rounding of the matrix would come
    // back as often as it is multiplied.
    private double[] After(IReadOnlyList<int> steps, int sequence)
    {
        bool isDecay = _decay > 0 && sequence >= 2 * _modes && sequence < 3 * _modes;
        double start = sequence >= _modes && sequence < 2 * _modes ? 1 : 0;
        double source = isDecay ? 0 : _source[sequence], coupling = isDecay ? _share : 0, h = _curvature[sequence];
        DoubleDouble[] first = [start, 0, 0, 0, 1];
        double beside = _beside > 0 ? _sourceBeside[sequence] : 0;
        DoubleDouble[][] states = [.. steps.Select(_ => first.ToArray())];
        foreach (DoubleDouble[] state in states.Where((_, i) => steps[i] > 0))
            Apply(StepMatrix(h, source, coupling, beside, 1), state);
        DoubleDouble[,] power = StepMatrix(h, source, coupling, beside, _damped);
        int most = steps.DefaultIfEmpty().Max() - 1;
        for (int bit = 0; most >> bit > 0; bit++)
        {
            for (int i = 0; i < states.Length; i++)
            {
                if (((Math.Max(steps[i] - 1, 0) >> bit) & 1) != 0)
                    Apply(power, states[i]);
            }
            if (most >> bit > 1)
                power = Square(power);
        }
        return [.. states.Select(state => (double)state[0])];
    }

    private DoubleDouble[,] StepMatrix(double h, double source, double coupling, double beside, double damped)
    {
        var matrix = new DoubleDouble[5, 5];
        matrix[4, 4] = 1;
        Fill(0, h, -source, coupling, beside);
        Fill(2, _shrink, _decay - _beside, 0, -_beside);
        return matrix;

        void Fill(int at, double curvature, double constant, double other, double besideSource)
        {
            DoubleDouble rate = _training.LearningRate.Value, direct = (DoubleDouble)_own + ((DoubleDouble)_through * damped);
            matrix[at, at] = 1;
            matrix[at, at + 1] = rate * _through * -_mu;
            matrix[at + 1, at + 1] = _mu;
            foreach ((int column, double entry) in new[] { (at, curvature), (2, other), (4, constant) })
            {
                matrix[at, column] -= rate * direct * entry;
                matrix[at + 1, column] += (DoubleDouble)damped * entry;
            }
            matrix[at, at] -= rate * _beside;
            matrix[at, 4] += rate * besideSource;
        }
    }

    private static void Apply(DoubleDouble[,] matrix, DoubleDouble[] state)
    {
        DoubleDouble[] before = [.. state];
        for (int i = 0; i < before.Length; i++)
        {
            state[i] = 0;
            for (int j = 0; j < before.Length; j++)
                state[i] += matrix[i, j] * before[j];
        }
    }

    private static DoubleDouble[,] Square(DoubleDouble[,] matrix)
    {
        int size = matrix.GetLength(0);
        var square = new DoubleDouble[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < size; k++)
            {
                // Most sequences fill three rows of five.
                for (int j = 0; matrix[i, k].High != 0 && j < size; j++)
                    square[i, j] += matrix[i, k] * matrix[k, j];
            }
        }
        return square;
    }
}
